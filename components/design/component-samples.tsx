import { useTexts } from '#texts';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Progress } from '@/components/ui/progress';
import { Stat } from '@/components/ui/stat';
import { Stepper } from '@/components/ui/stepper';
import { Tabs } from '@/components/ui/tabs';

/** The parts that pages are made of, live. Their figures are made up and say so. */
export function ComponentSamples() {
  const t = useTexts('design.componentSamples');
  return (
    <>
      <div className="flex flex-wrap items-center gap-2.5">
        <Button>{t('primary')}</Button>
        <Button variant="secondary">{t('secondary')}</Button>
        <Button variant="quiet">{t('quiet')}</Button>
        <Button variant="value">{t('value')}</Button>
        <Button variant="danger">{t('danger')}</Button>
      </div>
      <div className="flex flex-wrap gap-2">
        {(['neutral', 'river', 'value', 'good', 'warn', 'bad'] as const).map((tone) => (
          <Badge key={tone} tone={tone}>
            {t(`badge.${tone}`)}
          </Badge>
        ))}
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Alert title={t('infoTitle')}>{t('infoWords')}</Alert>
        <Alert tone="warn" title={t('warnTitle')}>
          {t('warnWords')}
        </Alert>
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <div className="grid content-start gap-1.5">
          <Label htmlFor="design-name">{t('field')}</Label>
          <Input id="design-name" placeholder={t('placeholder')} />
          <p className="text-faint text-sm">{t('hint')}</p>
        </div>
        <div className="grid content-start gap-4">
          <Checkbox label={t('checkbox')} description={t('checkboxWords')} />
          <Progress label={t('progress')} fraction={0.62} />
        </div>
      </div>
      <dl className="grid grid-cols-2 gap-6 sm:grid-cols-3">
        <Stat label={t('statRecords')} value="992" />
        <Stat label={t('statAnswers')} value="59" detail={t('statDetail')} />
        <Stat label={t('statEarned')} value={<Amount baseUnits={32_065_000_000_000_000_000n} />} tone="value" />
      </dl>
      <Tabs
        label={t('tabs')}
        items={[
          {
            value: 'steps',
            label: t('tabSteps'),
            content: (
              <Stepper
                steps={[
                  { label: t('stepOne'), state: 'done' },
                  { label: t('stepTwo'), detail: t('stepTwoDetail'), state: 'current' },
                  { label: t('stepThree'), state: 'todo' },
                ]}
              />
            ),
          },
          {
            value: 'empty',
            label: t('tabEmpty'),
            content: <EmptyState title={t('emptyTitle')} description={t('emptyWords')} />,
          },
        ]}
      />
      <Card>
        <CardHeader level={3} title={t('cardTitle')} description={t('cardWords')} />
      </Card>
    </>
  );
}
