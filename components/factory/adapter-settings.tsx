import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { MeasuringFields } from '@/components/factory/measuring-fields';
import { SettingsSection } from '@/components/factory/settings-section';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { AdapterChoices } from '@/lib/schemas/training';

/** How an adapter is trained; `children` come last. */
export function AdapterSettings({
  settings,
  onChange,
  children,
}: {
  settings: AdapterChoices;
  onChange: (settings: AdapterChoices) => void;
  children: ReactNode;
}) {
  const t = useTexts('factory.adapterSettings');
  const number = (name: 'rank' | 'rate') => ({
    type: 'number',
    required: true,
    value: Number.isNaN(settings[name]) ? '' : settings[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ ...settings, [name]: event.target.valueAsNumber }),
  });
  return (
    <SettingsSection>
      <Field label={t('steps')} optional hint={t('stepsHint')}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={20}
            max={5_000}
            value={settings.steps === null || Number.isNaN(settings.steps) ? '' : settings.steps}
            onChange={(event) =>
              onChange({ ...settings, steps: event.target.value === '' ? null : event.target.valueAsNumber })
            }
          />
        )}
      </Field>
      <Field label={t('rank')} hint={t('rankHint')}>
        {(control) => <Input {...control} {...number('rank')} min={4} max={64} />}
      </Field>
      <Field label={t('rate')} hint={t('rateHint')}>
        {(control) => <Input {...control} {...number('rate')} min={0.00001} max={0.02} step="any" />}
      </Field>
      <MeasuringFields settings={settings} onChange={(changed) => onChange({ ...settings, ...changed })} />
      {children}
    </SettingsSection>
  );
}
