import { describe, expect, it } from 'vitest';
import { exp, log } from '@/lib/core/exact-math';

/** A small linear congruential sequence in [0, 1): the same points on every run. */
function* points(count: number): Generator<number> {
  let state = 12345n;
  for (let i = 0; i < count; i++) {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    yield Number(state >> 11n) / 2 ** 53;
  }
}

const buffer = new DataView(new ArrayBuffer(8));
function ulpsApart(a: number, b: number): number {
  buffer.setFloat64(0, a);
  const x = buffer.getBigInt64(0);
  buffer.setFloat64(0, b);
  const difference = x - buffer.getBigInt64(0);
  return Number(difference < 0n ? -difference : difference);
}

describe('exp', () => {
  it('agrees with the engine to two units in the last place over the normal range', () => {
    let worst = 0;
    for (const u of points(200_000)) {
      const x = u * 1400 - 700;
      worst = Math.max(worst, ulpsApart(exp(x), Math.exp(x)));
      const small = u * 4 - 2;
      worst = Math.max(worst, ulpsApart(exp(small), Math.exp(small)));
    }
    expect(worst).toBeLessThanOrEqual(2);
  });

  it.each([
    [0, 1],
    [-0, 1],
    [710, Number.POSITIVE_INFINITY],
    [-746, 0],
    [Number.NEGATIVE_INFINITY, 0],
    [Number.NaN, Number.NaN],
  ])('exp(%d) is %d', (x, expected) => {
    expect(exp(x)).toBe(expected);
  });

  it('reaches both ends of the range', () => {
    expect(Math.abs(exp(709.7) / Math.exp(709.7) - 1)).toBeLessThan(1e-15);
    expect(exp(-745)).toBe(5e-324);
    expect(Math.abs(exp(-740) / Math.exp(-740) - 1)).toBeLessThan(1e-2);
  });
});

describe('log', () => {
  it('agrees with the engine to two units in the last place', () => {
    let worst = 0;
    for (const u of points(200_000)) {
      for (const x of [u * 10, 1 + (u - 0.5) * 0.1, exp(u * 1400 - 700)]) {
        if (x > 0) worst = Math.max(worst, ulpsApart(log(x), Math.log(x)));
      }
    }
    expect(worst).toBeLessThanOrEqual(2);
  });

  it.each([
    [1, 0],
    [0, Number.NEGATIVE_INFINITY],
    [-1, Number.NaN],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [5e-324, Math.log(5e-324)],
  ])('log(%d) is %d', (x, expected) => {
    expect(log(x)).toBe(expected);
  });
});
