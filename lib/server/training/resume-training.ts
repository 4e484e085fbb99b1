import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { addJob } from '@/lib/jobs/queue';
import { requireRoomToWork } from '@/lib/server/training/require-room';

/** Queues a paused run again; it goes on from its last checkpoint. Throws `not-found`, `forbidden`, `conflict`, `rate-limited`. */
export async function resumeTraining({ db }: { db: Db }, input: { id: string; account: Hex }): Promise<void> {
  const run = await db.trainingRun.findUnique({ where: { id: input.id }, select: { account: true, state: true } });
  if (!run) throw new AppError('not-found', `There is no training run ${input.id}.`);
  if (run.account !== input.account) {
    throw new AppError('forbidden', 'Only the account that started a run can resume it.');
  }
  if (run.state === 'paused') await requireRoomToWork(db, input.account);
  await db.$transaction(async (tx) => {
    const { count } = await tx.trainingRun.updateMany({
      where: { id: input.id, state: 'paused' },
      data: { state: 'queued' },
    });
    if (count === 0)
      throw new AppError('conflict', `This run is ${run.state}, not paused; there is nothing to resume.`);
    await addJob(tx, 'train', { runId: input.id }, { jobKey: `train:${input.id}` });
  });
}
