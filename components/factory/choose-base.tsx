import { useReader, useTexts } from '#texts';
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
  const t = useTexts('factory.chooseBase');
  const { tag } = useReader();
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="sr-only">{t('legend')}</legend>
      {bases.map((base) => (
        <RadioCard
          key={`${base.modelId}/${base.version}`}
          name="base"
          label={t('name', { name: base.name, modelId: base.modelId, version: base.version })}
          description={t('description', {
            parameters: countParameters(base.shape, tag),
            context: base.shape.context,
            served: base.served === null ? 'unknown' : String(base.served),
          })}
          checked={base.modelId === chosen?.modelId && base.version === chosen.version}
          onChange={() => onChange(base)}
        />
      ))}
    </fieldset>
  );
}
