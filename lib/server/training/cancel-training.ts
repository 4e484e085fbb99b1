import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { addJob } from '@/lib/jobs/queue';

/**
 * Ends a run that waits, works or is paused; its worker stops at the next step. The run is queued once more: its worker finds
 * it cancelled and removes what it kept of it. Throws `not-found`, `forbidden`, `conflict`.
 */
export async function cancelTraining({ db }: { db: Db }, input: { id: string; account: Hex }): Promise<void> {
  const run = await db.trainingRun.findUnique({ where: { id: input.id }, select: { account: true, state: true } });
  if (!run) throw new AppError('not-found', `There is no training run ${input.id}.`);
  if (run.account !== input.account)
    throw new AppError('forbidden', 'Only the account that started a run can cancel it.');
  await db.$transaction(async (tx) => {
    const { count } = await tx.trainingRun.updateMany({
      where: { id: input.id, state: { in: ['queued', 'running', 'paused'] } },
      data: { state: 'cancelled', finishedAt: new Date() },
    });
    if (count === 0) throw new AppError('conflict', `This run has already ${run.state}; there is nothing to cancel.`);
    await addJob(tx, 'train', { runId: input.id }, { jobKey: `train:${input.id}` });
  });
}
