import { useTexts } from '#texts';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

type Measuring = { heldOutPercent: number; seed: string };

/** How many records are kept out to measure a model with, and the word that draws them. */
export function MeasuringFields({
  settings,
  onChange,
}: {
  settings: Measuring;
  onChange: (changed: Partial<Measuring>) => void;
}) {
  const t = useTexts('factory.measuringFields');
  const { heldOutPercent, seed } = settings;
  return (
    <>
      <Field label={t('heldOut')} hint={t('heldOutHint')}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={5}
            max={50}
            required
            value={Number.isNaN(heldOutPercent) ? '' : heldOutPercent}
            onChange={(event) => onChange({ heldOutPercent: event.target.valueAsNumber })}
          />
        )}
      </Field>
      <Field label={t('seed')} hint={t('seedHint')}>
        {(control) => (
          <Input
            {...control}
            maxLength={64}
            value={seed}
            onChange={(event) => onChange({ seed: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
