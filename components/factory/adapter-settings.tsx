import type { ReactNode } from 'react';
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
  const number = (name: 'rank' | 'rate') => ({
    type: 'number',
    required: true,
    value: Number.isNaN(settings[name]) ? '' : settings[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ ...settings, [name]: event.target.valueAsNumber }),
  });
  return (
    <SettingsSection>
      <Field
        label="Steps"
        optional
        hint="Empty: as many as the records need. More steps learn by heart, and take longer."
      >
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
      <Field label="Rank" hint="How much it can learn, and how large its file is.">
        {(control) => <Input {...control} {...number('rank')} min={4} max={64} />}
      </Field>
      <Field label="Highest learning rate" hint="How far each step goes; it rises, then falls to a tenth.">
        {(control) => <Input {...control} {...number('rate')} min={0.00001} max={0.02} step="any" />}
      </Field>
      <MeasuringFields settings={settings} onChange={(changed) => onChange({ ...settings, ...changed })} />
      {children}
    </SettingsSection>
  );
}
