import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { MeasuringFields } from '@/components/factory/measuring-fields';
import { SettingsSection } from '@/components/factory/settings-section';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ClassifierChoices } from '@/lib/schemas/training';

const STRENGTHS = [
  { value: '0.00001', label: 'closely' },
  { value: '0.0001', label: 'lessClosely' },
  { value: '0.001', label: 'simple' },
] as const;

/** How a model of labels is trained; `children` come last. */
export function AdvancedSettings({
  settings,
  onChange,
  children,
}: {
  settings: ClassifierChoices;
  onChange: (settings: ClassifierChoices) => void;
  children: ReactNode;
}) {
  const t = useTexts('factory.advancedSettings');
  return (
    <SettingsSection>
      <Field label={t('strength')} hint={t('strengthHint')}>
        {(control) => (
          <Select
            {...control}
            value={String(settings.lambda)}
            onChange={(event) => onChange({ ...settings, lambda: Number(event.target.value) })}
            options={STRENGTHS.map(({ value, label }) => ({ value, label: t(label) }))}
          />
        )}
      </Field>
      <Field label={t('features')} hint={t('featuresHint')}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={50}
            max={20_000}
            required
            value={Number.isNaN(settings.maxFeatures) ? '' : settings.maxFeatures}
            onChange={(event) => onChange({ ...settings, maxFeatures: event.target.valueAsNumber })}
          />
        )}
      </Field>
      <MeasuringFields settings={settings} onChange={(changed) => onChange({ ...settings, ...changed })} />
      <Checkbox
        label={t('pairs')}
        checked={settings.bigrams}
        onChange={(event) => onChange({ ...settings, bigrams: event.target.checked })}
      />
      {children}
    </SettingsSection>
  );
}
