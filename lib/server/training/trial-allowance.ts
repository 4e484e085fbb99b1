import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';

/** Free questions of an account within {@link TRIAL_WINDOW_MS}, to all of its runs together, at each web process. */
export const TRIALS = 30;
export const TRIAL_WINDOW_MS = 10 * 60_000;

/** When each account asked for free, oldest first. */
export type TrialLog = Map<Hex, number[]>;

/** Counts one free question. Throws `rate-limited` when the account has asked as many as are free for now. */
export function takeTrial(log: TrialLog, { account, now }: { account: Hex; now: Date }): void {
  const since = now.getTime() - TRIAL_WINDOW_MS;
  for (const [who, times] of log) if ((times.at(-1) ?? 0) <= since) log.delete(who);
  const recent = (log.get(account) ?? []).filter((time) => time > since);
  const [oldest] = recent;
  if (oldest !== undefined && recent.length >= TRIALS) {
    const wait = Math.ceil((oldest - since) / 1000);
    throw new AppError('rate-limited', `You have tried ${TRIALS} questions for free. Try again in ${wait} s.`, {
      details: { retryAfterS: wait },
    });
  }
  log.set(account, [...recent, now.getTime()]);
}
