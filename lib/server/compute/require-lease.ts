import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { findAttempt, type TrainingAttemptView } from '@/lib/db/training-attempt';
import type { ComputeDependencies } from '@/lib/server/compute/compute-dependencies';

/** The run and the lease of it that an account holds, run out or not. Throws `not-found`, `conflict` once it delivered. */
export async function requireLease(
  { db }: Pick<ComputeDependencies, 'db'>,
  { runId, account }: { runId: string; account: Hex },
): Promise<{ run: { state: string; jobCid: string }; attempt: TrainingAttemptView }> {
  const run = await db.trainingRun.findUnique({ where: { id: runId }, select: { state: true, jobCid: true } });
  const attempt = await findAttempt(db, { runId, provider: account });
  if (!run?.jobCid || !attempt) throw new AppError('not-found', `${account} took no job of the run ${runId}.`);
  if (attempt.state !== 'leased') {
    throw new AppError(
      'conflict',
      `The computation ${attempt.position} of the run ${runId} has ended (${attempt.state}).`,
    );
  }
  return { run: { ...run, jobCid: run.jobCid }, attempt };
}
