import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dividePool } from '@/lib/rewards/divide-pool';

const pools = fc.bigInt({ min: 0n, max: 10n ** 24n });
const weights = fc.array(fc.bigInt({ min: 0n, max: 2n ** 40n }), { maxLength: 30 });

describe('dividePool', () => {
  it('sums to the pool, and gives nothing for no weight', () => {
    fc.assert(
      fc.property(pools, weights, fc.bigInt({ min: 0n, max: 2n ** 40n }), (pool, list, commons) => {
        const records = list.map((weight, k) => ({ key: `0x${k}`, weight }));
        const { recordAmounts, commonsAmount } = dividePool(pool, { records, commons });
        expect(recordAmounts.reduce((sum, amount) => sum + amount, commonsAmount)).toBe(pool);
        recordAmounts.forEach((amount, k) => {
          if (list[k] === 0n) expect(amount).toBe(0n);
        });
      }),
    );
  });

  it('gives the odd unit to the smaller hash, and to the commons last', () => {
    const records = [
      { key: '0xb', weight: 1n },
      { key: '0xa', weight: 1n },
    ];
    expect(dividePool(1n, { records, commons: 1n })).toEqual({ recordAmounts: [0n, 1n], commonsAmount: 0n });
    expect(dividePool(2n, { records, commons: 1n })).toEqual({ recordAmounts: [1n, 1n], commonsAmount: 0n });
  });

  it('is all commons where nothing weighs anything', () => {
    expect(dividePool(9n, { records: [{ key: '0xa', weight: 0n }], commons: 0n })).toEqual({
      recordAmounts: [0n],
      commonsAmount: 9n,
    });
  });

  it('takes records of one hash in the order given', () => {
    const records = [
      { key: '0xa', weight: 1n },
      { key: '0xa', weight: 1n },
    ];
    expect(dividePool(3n, { records, commons: 0n }).recordAmounts).toEqual([2n, 1n]);
  });
});
