import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { listTrainingRuns, type TrainingRunView } from '@/lib/db/training-run';

/** The latest runs of the signed-in builder, newest first. */
export async function listMyRuns({ db }: { db: Db }, account: Hex): Promise<TrainingRunView[]> {
  return listTrainingRuns(db, { account, limit: 50 });
}
