import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';

/**
 * Pauses a run that waits or works: its worker stops at the next step, and what it computed up to its last checkpoint is
 * kept. Throws `not-found`, `forbidden`, `conflict`.
 */
export async function pauseTraining({ db }: { db: Db }, input: { id: string; account: Hex }): Promise<void> {
  const run = await db.trainingRun.findUnique({ where: { id: input.id }, select: { account: true, state: true } });
  if (!run) throw new AppError('not-found', `There is no training run ${input.id}.`);
  if (run.account !== input.account) {
    throw new AppError('forbidden', 'Only the account that started a run can pause it.');
  }
  const { count } = await db.trainingRun.updateMany({
    where: { id: input.id, state: { in: ['queued', 'running'] } },
    data: { state: 'paused' },
  });
  if (count === 0) throw new AppError('conflict', `This run is ${run.state}; there is nothing to pause.`);
}
