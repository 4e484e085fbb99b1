import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weighRecords } from '@/lib/attribution/answer-weights/weigh-records';

const distinct = (count: number) => Array.from({ length: count }, (_, i) => ({ contentHash: `c${i}`, order: i }));

describe('weighRecords', () => {
  it('publishes signed influence and pays only what is positive and above the floor', () => {
    const { records } = weighRecords({
      tau: Float64Array.of(0.5, -0.5, 1e-9, 0),
      records: distinct(4),
      capPermille: 1000,
    });
    expect(records.map((record) => record.influence)).toEqual([2n ** 31n, -(2n ** 31n), 4n, 0n]);
    expect(records.map((record) => record.weight)).toEqual([2n ** 31n, 0n, 0n, 0n]);
  });

  it('gives the credit of exact copies to the earliest submission', () => {
    const { records } = weighRecords({
      tau: Float64Array.of(0.25, 0.25, 1),
      records: [
        { contentHash: 'same', order: 9 },
        { contentHash: 'same', order: 2 },
        { contentHash: 'other', order: 1 },
      ],
      capPermille: 1000,
    });
    expect(records.map((record) => record.weight)).toEqual([0n, 2n ** 31n, 2n ** 32n]);
    expect(records.map((record) => record.influence)).toEqual([2n ** 30n, 2n ** 30n, 2n ** 32n]);
  });

  it('caps an outlier at the percentile of the positive weights', () => {
    const tau = Float64Array.from({ length: 100 }, (_, i) => (i === 0 ? 1000 : i / 100));
    const { records, cap } = weighRecords({ tau, records: distinct(100), capPermille: 990 });
    expect(records[0]?.weight).toBe(cap);
    expect(cap).toBe(records[99]?.influence);
  });

  it('has no cap and no weight where nothing is positive', () => {
    const { records, cap } = weighRecords({ tau: Float64Array.of(-1, 0), records: distinct(2) });
    expect(cap).toBeNull();
    expect(records.every((record) => record.weight === 0n)).toBe(true);
  });

  it('is never negative, and never above the cap', () => {
    const taus = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(taus, fc.integer({ min: 1, max: 1000 }), (list, capPermille) => {
        const { records, cap } = weighRecords({
          tau: Float64Array.from(list),
          records: distinct(list.length),
          capPermille,
        });
        for (const { weight, influence } of records) {
          expect(weight >= 0n && weight <= (cap ?? 0n)).toBe(true);
          expect(weight > 0n).toBe(influence > 4295n);
        }
      }),
    );
  });

  it('refuses an influence that is not a number', () => {
    expect(() => weighRecords({ tau: Float64Array.of(Number.NaN), records: distinct(1) })).toThrow('NaN');
  });
});
