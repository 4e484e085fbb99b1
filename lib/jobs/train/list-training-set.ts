import type { z } from 'zod';
import type { CollapsedRecord, TrainingRecord } from '@/lib/db/training-records';
import type { Credit, trainingSetSchema } from '@/lib/schemas/training-set';

const MILLION = 1_000_000;

/** The list that a model version publishes of its training records: what a receipt is recomputed from. */
export function listTrainingSet(input: {
  asOfBlock: number;
  records: readonly TrainingRecord[];
  collapsed: readonly CollapsedRecord[];
}): z.input<typeof trainingSetSchema> {
  return {
    version: 1,
    asOfBlock: input.asOfBlock,
    records: input.records.map((record) => ({
      ...refOf(record),
      credits: creditsOf(record),
      resembles: null,
      harm: '0',
      harmful: false,
    })),
    collapsed: input.collapsed.map((record) => ({
      ...refOf(record),
      into: { record: refOf(record.into), similarityPermille: 1000 },
    })),
  };
}

/** A corrected record is credited half and half to its first author and the author of the correction in force. */
function creditsOf({ firstAuthor, contributor }: TrainingRecord): Credit[] {
  if (contributor === firstAuthor) return [{ account: firstAuthor, partsPerMillion: MILLION }];
  return [
    { account: firstAuthor, partsPerMillion: MILLION / 2 },
    { account: contributor, partsPerMillion: MILLION / 2 },
  ];
}

function refOf({
  datanetId,
  contributionId,
  index,
  hash,
}: Pick<TrainingRecord, 'datanetId' | 'contributionId' | 'index' | 'hash'>) {
  return { datanetId, contributionId, index, hash };
}
