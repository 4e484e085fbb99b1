import { expect, it } from 'vitest';
import { splitPrice } from '@/components/factory/split-price';
import { DEFAULT_FEE_PARTS } from '@/lib/rewards/roles';

it('gives the builder the whole of the builder’s part where nothing was made from anything', () => {
  const parts = splitPrice({ price: 1_000n, feeParts: DEFAULT_FEE_PARTS, parents: 0 });
  expect(parts.map(({ key, amount }) => [key, amount])).toEqual([
    ['you', 200n],
    ['contributors', 500n],
    ['curators', 150n],
    ['compute', 50n],
    ['treasury', 100n],
  ]);
});

it('leaves less to the builder where parents take part', () => {
  const parts = splitPrice({ price: 1_000n, feeParts: DEFAULT_FEE_PARTS, parents: 2_500 });
  expect(parts.slice(0, 2)).toEqual([
    { key: 'you', amount: 150n, basisPoints: 1_500 },
    { key: 'parents', amount: 50n, basisPoints: 500 },
  ]);
});

it.each([1n, 7n, 999_999_999_999_999_999n])('divides %s base units to the last one', (price) => {
  for (const parents of [0, 1, 3_333, 10_000]) {
    const parts = splitPrice({ price, feeParts: DEFAULT_FEE_PARTS, parents });
    expect(parts.reduce((sum, { amount }) => sum + amount, 0n)).toBe(price);
    expect(parts.reduce((sum, { basisPoints }) => sum + basisPoints, 0)).toBeCloseTo(10_000, 6);
  }
});
