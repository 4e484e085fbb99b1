import { countParameters } from '@/components/models/count-parameters';
import { RadioCard } from '@/components/ui/radio-card';
import type { DecoderManifest } from '@/lib/schemas/model-manifest';

/** A published base that adapters can be laid upon. */
export type BaseChoice = {
  readonly modelId: number;
  readonly version: number;
  readonly name: string;
  readonly shape: DecoderManifest['shape'];
  /** Whether this site answers with it; null while that is not known. */
  readonly served: boolean | null;
};

/** The bases to choose from; the one that this site serves comes first and is chosen. */
export function ChooseBase({
  bases,
  chosen,
  onChange,
}: {
  bases: readonly BaseChoice[];
  chosen: BaseChoice | null;
  onChange: (base: BaseChoice) => void;
}) {
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="sr-only">The base it is laid upon</legend>
      {bases.map((base) => (
        <RadioCard
          key={`${base.modelId}/${base.version}`}
          name="base"
          label={`${base.name} (model ${base.modelId}, version ${base.version})`}
          description={`${countParameters(base.shape)} parameters, reads ${base.shape.context.toLocaleString('en')} pieces of text at a time. ${describeServed(base.served)}`}
          checked={base.modelId === chosen?.modelId && base.version === chosen.version}
          onChange={() => onChange(base)}
        />
      ))}
    </fieldset>
  );
}

function describeServed(served: boolean | null): string {
  if (served === null) return '';
  return served
    ? 'This site answers with it.'
    : 'This site does not answer with it; you can still train and take the files.';
}
