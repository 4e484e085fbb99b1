import type { ReactNode } from 'react';
import { MeasuringFields } from '@/components/factory/measuring-fields';
import { SettingsSection } from '@/components/factory/settings-section';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ClassifierChoices } from '@/lib/schemas/training';

const STRENGTHS = [
  { value: '0.00001', label: 'Closely (the usual choice)' },
  { value: '0.0001', label: 'Less closely' },
  { value: '0.001', label: 'Keep it simple (few records)' },
];

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
  return (
    <SettingsSection>
      <Field label="How closely to follow the data" hint="The strength λ of the penalty on large weights.">
        {(control) => (
          <Select
            {...control}
            value={String(settings.lambda).replace('1e-5', '0.00001')}
            onChange={(event) => onChange({ ...settings, lambda: Number(event.target.value) })}
            options={STRENGTHS}
          />
        )}
      </Field>
      <Field label="Words and pairs to learn from" hint="The most frequent ones, at most this many.">
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
        label="Learn from pairs of words too"
        checked={settings.bigrams}
        onChange={(event) => onChange({ ...settings, bigrams: event.target.checked })}
      />
      {children}
    </SettingsSection>
  );
}
