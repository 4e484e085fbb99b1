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
  const { heldOutPercent, seed } = settings;
  return (
    <>
      <Field label="Records kept out to measure it" hint="Percent; drawn by the seed, and published.">
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
      <Field label="Seed" hint="The same data, settings and seed give the same model, bit for bit.">
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
