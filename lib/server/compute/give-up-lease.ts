import type { Hex } from '@/lib/core/hex';
import { addJob } from '@/lib/jobs/queue';
import type { ComputeDependencies } from '@/lib/server/compute/compute-dependencies';
import { requireLease } from '@/lib/server/compute/require-lease';

/** Gives a job back, with why: it is offered again at once. Throws as {@link requireLease}. */
export async function giveUpLease(
  { db, now }: ComputeDependencies,
  { runId, account, problem }: { runId: string; account: Hex; problem: string },
): Promise<void> {
  const { attempt } = await requireLease({ db }, { runId, account });
  await db.$transaction(async (tx) => {
    await tx.trainingAttempt.updateMany({
      where: { runId, position: attempt.position, state: 'leased' },
      data: { state: 'failed', finishedAt: now(), leasedUntil: null, problem: `Given up: ${problem}` },
    });
    await addJob(tx, 'train', { runId }, { jobKey: `train:${runId}` });
  });
}
