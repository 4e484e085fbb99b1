import type { ReactNode } from 'react';
import { SettingsSection } from '@/components/factory/settings-section';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { RetrievalChoices } from '@/lib/schemas/training';

type NumberSetting = {
  name: keyof RetrievalChoices;
  label: string;
  hint: string;
  min: number;
  max: number;
  step: number;
};

const SETTINGS: readonly NumberSetting[] = [
  {
    name: 'k1',
    label: 'Repeated words (k₁)',
    hint: 'How much a word counts that a passage repeats; 0: not at all.',
    min: 0,
    max: 5,
    step: 0.05,
  },
  {
    name: 'b',
    label: 'Long passages (b)',
    hint: 'How much length counts against a passage, from 0 to 1.',
    min: 0,
    max: 1,
    step: 0.05,
  },
  {
    name: 'passageWords',
    label: 'Longest passage, in words',
    hint: 'Longer records are cut into passages that overlap.',
    min: 20,
    max: 1000,
    step: 1,
  },
  {
    name: 'answerWords',
    label: 'Longest answer, in words',
    hint: 'Short answers are preferred.',
    min: 1,
    max: 60,
    step: 1,
  },
];

/** How answers from passages are found; `children` come last. */
export function RetrievalSettings({
  settings,
  onChange,
  children,
}: {
  settings: RetrievalChoices;
  onChange: (settings: RetrievalChoices) => void;
  children: ReactNode;
}) {
  return (
    <SettingsSection>
      {SETTINGS.map(({ name, label, hint, ...range }) => (
        <Field key={name} label={label} hint={hint}>
          {(control) => (
            <Input
              {...control}
              {...range}
              type="number"
              required
              value={Number.isNaN(settings[name]) ? '' : settings[name]}
              onChange={(event) => onChange({ ...settings, [name]: event.target.valueAsNumber })}
            />
          )}
        </Field>
      ))}
      {children}
    </SettingsSection>
  );
}
