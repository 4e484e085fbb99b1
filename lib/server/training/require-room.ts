import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { countOpenRuns, countUnfinishedRuns } from '@/lib/db/training-run';

/** Runs one account may have waiting or working at a time. */
const OPEN_RUNS = 4;
/** With its paused ones, which keep checkpoints on the worker's disk. */
const UNFINISHED_RUNS = 16;

/** Whether one more run of an account may wait for the worker. Throws `rate-limited`. */
export async function requireRoomToWork(db: Pick<Db, 'trainingRun'>, account: Hex): Promise<void> {
  if ((await countOpenRuns(db, account)) < OPEN_RUNS) return;
  throw new AppError(
    'rate-limited',
    `You have ${OPEN_RUNS} runs waiting or working. Wait until one ends, or cancel one.`,
  );
}

/** Whether an account may begin another run. Throws `rate-limited`. */
export async function requireRoomToBegin(db: Pick<Db, 'trainingRun'>, account: Hex): Promise<void> {
  await requireRoomToWork(db, account);
  if ((await countUnfinishedRuns(db, account)) < UNFINISHED_RUNS) return;
  throw new AppError(
    'rate-limited',
    `You have ${UNFINISHED_RUNS} runs that have not ended. Let a paused one go on, or cancel one.`,
  );
}
