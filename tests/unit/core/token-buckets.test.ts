import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTokenBuckets } from '@/lib/core/token-buckets';

test('as many at once as the bucket holds, then one each time', () => {
  const take = createTokenBuckets({ burst: 3, everyMs: 100 });
  expect([0, 0, 0, 0].map(() => take('a', 1_000))).toEqual([0, 0, 0, 100]);
  expect(take('a', 1_060)).toBe(40);
  expect(take('a', 1_100)).toBe(0);
  expect(take('a', 1_100)).toBe(100);
  expect(take('b', 1_100)).toBe(0);
});

test('who asks for more tokens takes them all, or waits for all of them', () => {
  const take = createTokenBuckets({ burst: 10, everyMs: 100 });
  expect(take('a', 0, 7)).toBe(0);
  expect(take('a', 0, 5)).toBe(200);
  expect(take('a', 0, 3)).toBe(0);
  expect(take('a', 0)).toBe(100);
});

test('a bucket that nobody took from is full, and no fuller', () => {
  const take = createTokenBuckets({ burst: 2, everyMs: 100 });
  take('a', 0);
  expect([0, 0, 0].map(() => take('a', 1e9))).toEqual([0, 0, 100]);
});

test('lets through what a bucket with a counter would', () => {
  const times = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 });
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 5 }), (gaps, burst) => {
      const take = createTokenBuckets({ burst, everyMs: 10 });
      let [tokens, now] = [burst, 0];
      for (const gap of gaps) {
        now += gap;
        tokens = Math.min(burst, tokens + gap / 10);
        // A tenth is no binary fraction: the counter is a hair off.
        const taken = tokens > 1 - 1e-9;
        if (taken) tokens -= 1;
        expect(take('a', now) === 0).toBe(taken);
      }
    }),
  );
});

test('forgets who came longest ago when there are too many, and nobody who still waits', () => {
  const take = createTokenBuckets({ burst: 1, everyMs: 1_000 }, { most: 2 });
  take('early', 0);
  take('late', 500);
  expect(take('late', 600)).toBe(900);
  take('new', 700);
  expect(take('late', 800)).toBe(700);
  expect(take('early', 800)).toBe(0);
});
