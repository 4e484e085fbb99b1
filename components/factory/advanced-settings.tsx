import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ClassifierChoices } from '@/lib/schemas/training';

const STRENGTHS = [
  { value: '0.00001', label: 'Follow the data closely (large Datanets)' },
  { value: '0.0001', label: 'Balanced' },
  { value: '0.001', label: 'Keep it simple (small Datanets)' },
];

/** Settings that few need to touch; closed until asked for. */
export function AdvancedSettings({
  settings,
  onChange,
}: {
  settings: ClassifierChoices;
  onChange: (settings: ClassifierChoices) => void;
}) {
  return (
    <details className="group rounded-lg border border-line bg-surface">
      <summary className="cursor-pointer select-none px-5 py-4 font-medium text-ink text-sm sm:px-6">
        Settings <span className="font-normal text-faint">– the defaults suit most</span>
      </summary>
      <div className="grid gap-4 border-line border-t p-5 sm:grid-cols-2 sm:p-6">
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
              value={settings.maxFeatures}
              onChange={(event) => onChange({ ...settings, maxFeatures: event.target.valueAsNumber })}
            />
          )}
        </Field>
        <Field label="Records kept out to measure it" hint="Percent; drawn by the seed, and published.">
          {(control) => (
            <Input
              {...control}
              type="number"
              min={5}
              max={50}
              value={settings.heldOutPercent}
              onChange={(event) => onChange({ ...settings, heldOutPercent: event.target.valueAsNumber })}
            />
          )}
        </Field>
        <Field label="Seed" hint="The same data, settings and seed give the same model, bit for bit.">
          {(control) => (
            <Input
              {...control}
              maxLength={64}
              value={settings.seed}
              onChange={(event) => onChange({ ...settings, seed: event.target.value })}
            />
          )}
        </Field>
        <Checkbox
          label="Learn from pairs of words too"
          checked={settings.bigrams}
          onChange={(event) => onChange({ ...settings, bigrams: event.target.checked })}
        />
      </div>
    </details>
  );
}
