import type { Attempt } from '@/lib/jobs/train/decide-attempts';

/** A lease that hears nothing for so long runs out, and the job is offered again. */
export const LEASE_MS = 60_000;

/** The longest a job is lent to one account, however often it says that it still computes. */
const LONGEST_MS = 2 * 3_600_000;

/** Once somebody else has a result, the others get three times as long as that took, but no less than this. */
const LEAST_AFTER_OTHERS_MS = 3 * 60_000;

/** Until when a lease holds that says now that it is alive; not in the future when its time is over. */
export function extendLease(
  own: Pick<Attempt, 'createdAt'>,
  { others, now }: { others: readonly Pick<Attempt, 'createdAt' | 'finishedAt' | 'resultHash'>[]; now: Date },
): Date {
  const ends = others.flatMap(({ createdAt, finishedAt, resultHash }) => {
    if (!finishedAt || resultHash === null) return [];
    const took = finishedAt.getTime() - createdAt.getTime();
    const from = Math.max(finishedAt.getTime(), own.createdAt.getTime());
    return [from + Math.max(LEAST_AFTER_OTHERS_MS, 3 * took)];
  });
  return new Date(Math.min(now.getTime() + LEASE_MS, own.createdAt.getTime() + LONGEST_MS, ...ends));
}
