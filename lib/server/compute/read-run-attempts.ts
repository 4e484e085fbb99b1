import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { listAttempts } from '@/lib/db/training-attempt';
import { openJob } from '@/lib/jobs/train/prepare-job';
import type { AttemptView } from '@/lib/schemas/compute';
import { isForAnyone } from '@/lib/schemas/training';
import type { ComputeDependencies } from '@/lib/server/compute/compute-dependencies';

/** Who computed a run, or computes it, in the order in which they took it; of the job that the run has now. */
export async function readRunAttempts(
  { db, operator }: Pick<ComputeDependencies, 'operator'> & { db: Db },
  runId: string,
): Promise<AttemptView[]> {
  const attempts = await listAttempts(db, runId);
  return attempts.map((attempt) => ({
    position: attempt.position,
    provider: attempt.provider,
    operator: attempt.provider === operator,
    state: attempt.state,
    resultHash: attempt.resultHash,
    problem: attempt.problem,
    progress: attempt.progress,
    createdAt: attempt.createdAt,
    finishedAt: attempt.finishedAt,
    leasedUntil: attempt.leasedUntil,
  }));
}

/** The job document of a run that anyone may compute, byte for byte. For everybody. Throws `not-found`. */
export async function readRunJob(
  { db, store }: Pick<ComputeDependencies, 'db' | 'store'>,
  runId: string,
): Promise<string> {
  const run = await db.trainingRun.findUnique({ where: { id: runId }, select: { jobCid: true } });
  const opened = run?.jobCid ? await openJob({ store }, run.jobCid) : null;
  if (!opened || !isForAnyone(opened.job.request)) {
    throw new AppError('not-found', `The run ${runId} has no job that anyone may compute.`);
  }
  return opened.text;
}
