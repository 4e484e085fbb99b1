import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideByWeights } from '@/lib/rewards/divide-by-weights';

const amounts = fc.bigInt({ min: 0n, max: 10n ** 30n });
const weightLists = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 20n }), { minLength: 1, maxLength: 40 })
  .filter((weights) => weights.some((weight) => weight > 0n))
  .map((weights) => weights.map((weight, i) => ({ key: `k${i}`, weight })));

/** Hands out the units left over one at a time, each time to the most underpaid. */
function divideNaively(total: bigint, weights: readonly { key: string; weight: bigint }[]): Map<string, bigint> {
  const sum = weights.reduce((all, { weight }) => all + weight, 0n);
  const parts = new Map(weights.map(({ key, weight }) => [key, (total * weight) / sum]));
  const served = new Set<string>();
  let left = total - [...parts.values()].reduce((all, part) => all + part, 0n);
  while (left > 0n) {
    let best: { key: string; owed: bigint } | null = null;
    for (const { key, weight } of weights) {
      const owed = total * weight - (parts.get(key) ?? 0n) * sum;
      if (served.has(key)) continue;
      if (best === null || owed > best.owed || (owed === best.owed && key < best.key)) best = { key, owed };
    }
    if (best === null) break;
    served.add(best.key);
    parts.set(best.key, (parts.get(best.key) ?? 0n) + 1n);
    left -= 1n;
  }
  return parts;
}

describe('divideByWeights', () => {
  it('sums to the total, to the unit', () => {
    fc.assert(
      fc.property(amounts, weightLists, (total, weights) => {
        const parts = divideByWeights(total, weights);
        expect(parts.reduce((sum, part) => sum + part.amount, 0n)).toBe(total);
      }),
    );
  });

  it('gives each within one unit of its quota, and nothing for no weight', () => {
    fc.assert(
      fc.property(amounts, weightLists, (total, weights) => {
        const sum = weights.reduce((all, { weight }) => all + weight, 0n);
        divideByWeights(total, weights).forEach(({ amount }, i) => {
          const weight = weights[i]?.weight ?? 0n;
          const difference = amount * sum - total * weight;
          expect(difference > -sum && difference < sum).toBe(true);
          if (weight === 0n) expect(amount).toBe(0n);
        });
      }),
    );
  });

  it('agrees with handing out the left-over units one at a time', () => {
    const small = fc.array(fc.bigInt({ min: 0n, max: 5n }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 50n }), small, (total, list) => {
        fc.pre(list.some((weight) => weight > 0n));
        const weights = list.map((weight, i) => ({ key: `k${i}`, weight }));
        const parts = divideByWeights(total, weights);
        expect(new Map(parts.map(({ key, amount }) => [key, amount]))).toEqual(divideNaively(total, weights));
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of the weights', () => {
    fc.assert(
      fc.property(amounts, weightLists, (total, weights) => {
        const forward = new Map(divideByWeights(total, weights).map(({ key, amount }) => [key, amount]));
        const backward = new Map(
          divideByWeights(total, [...weights].reverse()).map(({ key, amount }) => [key, amount]),
        );
        expect(backward).toEqual(forward);
      }),
    );
  });

  it('breaks ties by the smaller key', () => {
    const parts = divideByWeights(2n, [
      { key: 'c', weight: 1n },
      { key: 'a', weight: 1n },
      { key: 'b', weight: 1n },
    ]);
    expect(parts).toEqual([
      { key: 'c', amount: 0n },
      { key: 'a', amount: 1n },
      { key: 'b', amount: 1n },
    ]);
  });

  it.each([
    ['a negative total', -1n, [{ key: 'a', weight: 1n }]],
    ['a negative weight', 1n, [{ key: 'a', weight: -1n }]],
    [
      'a key given twice',
      1n,
      [
        { key: 'a', weight: 1n },
        { key: 'a', weight: 1n },
      ],
    ],
    ['no weight at all', 1n, []],
  ])('refuses %s', (_, total, weights) => {
    expect(() => divideByWeights(total, weights)).toThrow();
  });
});
