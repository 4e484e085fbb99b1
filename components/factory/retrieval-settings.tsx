import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { SettingsSection } from '@/components/factory/settings-section';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { RetrievalChoices } from '@/lib/schemas/training';

type NumberSetting = {
  name: Exclude<keyof RetrievalChoices, 'answerRule'>;
  min: number;
  max: number;
  step: number;
};

const SETTINGS: readonly NumberSetting[] = [
  {
    name: 'k1',
    min: 0,
    max: 5,
    step: 0.05,
  },
  {
    name: 'b',
    min: 0,
    max: 1,
    step: 0.05,
  },
  {
    name: 'passageWords',
    min: 20,
    max: 1000,
    step: 1,
  },
  {
    name: 'answerWords',
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
  const t = useTexts('factory.retrievalSettings');
  return (
    <SettingsSection>
      {SETTINGS.map(({ name, ...range }) => (
        <Field key={name} label={t(name)} hint={t(`${name}Hint`)}>
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
