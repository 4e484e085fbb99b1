import { expect, it } from 'vitest';
import { extendLease } from '@/lib/server/compute/lease-terms';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);
const done = (from: number, until: number) => ({
  createdAt: at(from),
  finishedAt: at(until),
  resultHash: `0x${'1'.repeat(64)}` as const,
});
const extend = (now: number, others: Parameters<typeof extendLease>[1]['others'] = []) =>
  extendLease({ createdAt: at(0) }, { others, now: at(now) });

it('holds for a minute after each sign of life, for two hours at most', () => {
  expect(extend(30)).toEqual(at(90));
  expect(extend(7_190)).toEqual(at(7_200));
});

it('gives three times as long as another’s result took, and no less than three minutes', () => {
  expect(extend(700, [done(0, 100)])).toEqual(at(400));
  expect(extend(110, [done(0, 100)])).toEqual(at(170));
  expect(extend(500, [done(90, 100)])).toEqual(at(280));
});
