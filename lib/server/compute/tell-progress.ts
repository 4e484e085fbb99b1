import type { Hex } from '@/lib/core/hex';
import { listAttempts } from '@/lib/db/training-attempt';
import { BLAMELESS } from '@/lib/jobs/train/attempt-problems';
import type { ComputeProgress, TellReply } from '@/lib/schemas/compute';
import { trainingProgressSchema } from '@/lib/schemas/training';
import type { ComputeDependencies } from '@/lib/server/compute/compute-dependencies';
import { findJobHash } from '@/lib/server/compute/find-job-hash';
import { extendLease } from '@/lib/server/compute/lease-terms';
import { requireLease } from '@/lib/server/compute/require-lease';

/**
 * Takes a provider's word that it still computes, shows it on the run, and says what the run's builder wants by now:
 * `pause` keeps the lease, `stop` ends it. Throws as {@link requireLease}.
 */
export async function tellProgress(
  { db, store, now }: ComputeDependencies,
  { runId, account, progress }: { runId: string; account: Hex; progress: ComputeProgress },
): Promise<TellReply> {
  const { run, attempt } = await requireLease({ db }, { runId, account });
  const hash = await findJobHash({ store }, run.jobCid);
  const others = (await listAttempts(db, runId)).filter(
    ({ provider, jobHash }) => provider !== account && jobHash === hash,
  );
  const at = now();
  const goesOn = run.state === 'running' || run.state === 'paused';
  const leasedUntil = goesOn && attempt.jobHash === hash ? extendLease(attempt, { others, now: at }) : at;
  const where = { runId, position: attempt.position, state: 'leased' };
  if (leasedUntil <= at) {
    const problem = goesOn ? 'It took longer than others did.' : BLAMELESS.ended;
    await db.trainingAttempt.updateMany({
      where,
      data: { state: 'failed', finishedAt: at, leasedUntil: null, problem },
    });
    return { verdict: 'stop', leasedUntil: null };
  }
  await db.trainingAttempt.updateMany({ where, data: { leasedUntil, progress } });
  if (run.state === 'running') await showProgress(db, { runId, account, progress });
  return { verdict: run.state === 'paused' ? 'pause' : 'go-on', leasedUntil };
}

/** Whoever is furthest is shown. */
async function showProgress(
  db: ComputeDependencies['db'],
  { runId, account, progress }: { runId: string; account: Hex; progress: ComputeProgress },
): Promise<void> {
  const row = await db.trainingRun.findUnique({ where: { id: runId }, select: { progress: true } });
  const shown = trainingProgressSchema.safeParse(row?.progress).data;
  if (!shown || shown.fraction > progress.fraction) return;
  const { fraction, detail, tokensPerSecond, secondsLeft } = progress;
  await db.trainingRun.updateMany({
    where: { id: runId, state: 'running' },
    data: {
      progress: {
        ...shown,
        step: 'fitting',
        fraction,
        detail: `${account.slice(0, 6)}…${account.slice(-4)} says: ${detail}`,
        tokensPerSecond,
        secondsLeft,
      },
    },
  });
}
