import { RadioCard } from '@/components/ui/radio-card';
import type { AdapterRequest } from '@/lib/schemas/training';

/** Who does the arithmetic of a training, and so gets the part of each fee that pays for computing. */
export function ChooseCompute({
  compute,
  onChange,
}: {
  compute: AdapterRequest['compute'];
  onChange: (compute: AdapterRequest['compute']) => void;
}) {
  return (
    <fieldset className="grid gap-3 sm:col-span-2 sm:grid-cols-2">
      <legend className="mb-2 font-medium text-ink text-sm">Who computes it</legend>
      <RadioCard
        name="compute"
        label="This site"
        description="Its own worker trains it and earns the part for computing."
        checked={compute === 'operator'}
        onChange={() => onChange('operator')}
      />
      <RadioCard
        name="compute"
        label="Any provider"
        description="Somebody else’s machine may train it; the result counts once another repeated it with the same hash, and the first of them earns."
        checked={compute === 'anyone'}
        onChange={() => onChange('anyone')}
      />
    </fieldset>
  );
}
