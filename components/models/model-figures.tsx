import { headlineFigure } from '@/components/models/headline-figure';
import { Amount } from '@/components/ui/amount';
import { Stat } from '@/components/ui/stat';
import type { ModelManifest } from '@/lib/schemas/model-manifest';

/** A model in four figures; of a base, how many were made from it in place of what its answers brought. */
export function ModelFigures({
  manifest,
  unitPrice,
  answers,
  askers,
  fees,
  offspring,
}: {
  manifest: ModelManifest | null;
  unitPrice: bigint;
  answers: number;
  askers: number;
  /** Base units. */
  fees: bigint;
  /** How many models name it as a parent; no more than 200 are looked up. */
  offspring: number;
}) {
  const people = `by ${askers.toLocaleString('en')} ${askers === 1 ? 'account' : 'accounts'}`;
  return (
    <dl className="mb-8 grid grid-cols-2 gap-6 rounded-lg border border-line bg-surface p-5 sm:grid-cols-4 sm:p-6">
      {manifest?.kind === 'decoder' ? (
        <>
          <Stat
            label="Made from it"
            value={offspring < 200 ? String(offspring) : '200 or more'}
            detail="adapters and other models"
          />
          <Stat {...headlineFigure(manifest)} />
          <Stat label="Training steps" value={manifest.steps.toLocaleString('en')} />
          <Stat label="Pieces of text read" value={manifest.tokens.toLocaleString('en', { notation: 'compact' })} />
        </>
      ) : (
        <>
          <Stat label="An answer" value={<Amount baseUnits={unitPrice} />} tone="value" />
          <Stat {...headlineFigure(manifest)} />
          <Stat label="Paid answers" value={answers.toLocaleString('en')} detail={people} />
          <Stat label="Fees so far" value={<Amount baseUnits={fees} />} tone="value" />
        </>
      )}
    </dl>
  );
}
