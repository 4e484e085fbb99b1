import { describe, expect, it } from 'vitest';
import { TRIAL_WINDOW_MS, TRIALS, type TrialLog, takeTrial } from '@/lib/server/training/trial-allowance';

const alice = `0x${'a'.repeat(40)}` as const;
const bob = `0x${'b'.repeat(40)}` as const;
const at = (ms: number) => new Date(1_700_000_000_000 + ms);

describe('takeTrial', () => {
  it('stops an account after its free questions, and nobody else', () => {
    const log: TrialLog = new Map();
    for (let count = 0; count < TRIALS; count++) takeTrial(log, { account: alice, now: at(count) });
    expect(() => takeTrial(log, { account: alice, now: at(1_000) })).toThrow(
      expect.objectContaining({ code: 'rate-limited', details: { retryAfterS: 599 } }),
    );
    takeTrial(log, { account: bob, now: at(1_000) });
  });

  it('lets go on as the oldest questions leave the window, and forgets who has not asked since', () => {
    const log: TrialLog = new Map();
    for (let count = 0; count < TRIALS; count++) takeTrial(log, { account: alice, now: at(count) });
    takeTrial(log, { account: alice, now: at(TRIAL_WINDOW_MS) });
    takeTrial(log, { account: bob, now: at(3 * TRIAL_WINDOW_MS) });
    expect([...log.keys()]).toEqual([bob]);
  });
});
