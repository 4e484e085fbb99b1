import type { z } from 'zod';
import type { TrainingJob } from '@/lib/schemas/training-job';
import type { Credit, Resemblance, trainingSetSchema } from '@/lib/schemas/training-set';

type RecordRef = Pick<TrainingJob['records'][number], 'datanetId' | 'contributionId' | 'index' | 'hash'>;

/**
 * The list that a model version publishes of its training records: what a receipt is recomputed from. `judgements` are in
 * the records' order; null for a kind that cannot tell which do harm.
 */
export function listTrainingSet({
  asOfBlock,
  records,
  collapsed,
  judgements,
}: {
  asOfBlock: number;
  records: readonly (RecordRef & { readonly credits: readonly Credit[]; readonly resembles: Resemblance | null })[];
  collapsed: readonly (RecordRef & { readonly into: Resemblance })[];
  judgements: readonly { readonly harm: string; readonly harmful: boolean }[] | null;
}): z.input<typeof trainingSetSchema> {
  return {
    version: 1,
    asOfBlock,
    records: records.map((record, i) => ({
      ...refOf(record),
      credits: [...record.credits],
      resembles: record.resembles,
      harm: judgements?.[i]?.harm ?? '0',
      harmful: judgements?.[i]?.harmful ?? false,
    })),
    collapsed: collapsed.map((record) => ({ ...refOf(record), into: record.into })),
  };
}

function refOf({ datanetId, contributionId, index, hash }: RecordRef): RecordRef {
  return { datanetId, contributionId, index, hash };
}
