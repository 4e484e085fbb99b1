import type { z } from 'zod';
import type { Judgement } from '@/lib/attribution/harm/judge-records';
import type { CollapsedRecord, CreditedRecord } from '@/lib/jobs/train/credit-records';
import type { trainingSetSchema } from '@/lib/schemas/training-set';

/** The list that a model version publishes of its training records: what a receipt is recomputed from. */
export function listTrainingSet(input: {
  asOfBlock: number;
  records: readonly CreditedRecord[];
  judgements: readonly Judgement[] | null;
  collapsed: readonly CollapsedRecord[];
}): z.input<typeof trainingSetSchema> {
  return {
    version: 1,
    asOfBlock: input.asOfBlock,
    records: input.records.map((record, i) => ({
      ...refOf(record),
      credits: [...record.credits],
      resembles: record.resembles,
      harm: (input.judgements?.[i]?.harm ?? 0n).toString(),
      harmful: input.judgements?.[i]?.harmful ?? false,
    })),
    collapsed: input.collapsed.map((record) => ({ ...refOf(record), into: record.into })),
  };
}

function refOf({
  datanetId,
  contributionId,
  index,
  hash,
}: Pick<CreditedRecord, 'datanetId' | 'contributionId' | 'index' | 'hash'>) {
  return { datanetId, contributionId, index, hash };
}
