import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABSOLUTE_NOISE_FLOOR, weighRecords } from '@/lib/attribution/answer-weights/weigh-records';

const harmless = (count: number) => new Array<boolean>(count).fill(false);
const weightsOf = ({ records }: ReturnType<typeof weighRecords>) => records.map((record) => record.weight);

describe('weighRecords', () => {
  it('publishes signed influence and pays only what is positive and above the floor', () => {
    const { records } = weighRecords({
      tau: Float64Array.of(0.5, -0.5, 1e-9, 0),
      harmful: harmless(4),
      capPermille: 1000,
    });
    expect(records.map((record) => record.influence)).toEqual([2n ** 31n, -(2n ** 31n), 4n, 0n]);
    expect(records.map((record) => record.weight)).toEqual([2n ** 31n, 0n, 0n, 0n]);
  });

  it('pays a harmful record nothing and still publishes its influence', () => {
    const weighed = weighRecords({ tau: Float64Array.of(4, 0.25), harmful: [true, false] });
    expect(weightsOf(weighed)).toEqual([0n, 2n ** 30n]);
    expect(weighed.records[0]?.influence).toBe(2n ** 34n);
  });

  it('pays the strongest few of very many', () => {
    const tau = Float64Array.from({ length: 300 }, (_, i) => 1 + i / 300);
    const { records, noiseFloor } = weighRecords({ tau, harmful: harmless(300), mostPaid: 100, capPermille: 1000 });
    expect(records.filter((record) => record.weight > 0n).map((record) => record.position)).toEqual(
      Array.from({ length: 100 }, (_, k) => 200 + k),
    );
    expect(noiseFloor).toBe(records[199]?.influence);
  });

  it('caps an outlier at the percentile of the paid weights', () => {
    const tau = Float64Array.from({ length: 100 }, (_, i) => (i === 0 ? 1000 : i / 100 + 1));
    const { records, cap } = weighRecords({ tau, harmful: harmless(100), capPermille: 990 });
    expect(records[0]?.weight).toBe(cap);
    expect(cap).toBe(records[99]?.influence);
  });

  it('has no cap and no weight where nothing is positive', () => {
    const { records, cap } = weighRecords({ tau: Float64Array.of(-1, 0), harmful: harmless(2) });
    expect(cap).toBeNull();
    expect(records.every((record) => record.weight === 0n)).toBe(true);
  });

  it('is never negative, never above the cap, and pays only what is above the floor', () => {
    const taus = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(taus, fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 40 }), (list, permille, most) => {
        const weighed = weighRecords({
          tau: Float64Array.from(list),
          harmful: harmless(list.length),
          capPermille: permille,
          mostPaid: most,
        });
        expect(weighed.noiseFloor >= ABSOLUTE_NOISE_FLOOR).toBe(true);
        expect(weightsOf(weighed).filter((weight) => weight > 0n).length).toBeLessThanOrEqual(most);
        for (const { weight, influence } of weighed.records) {
          expect(weight >= 0n && weight <= (weighed.cap ?? 0n)).toBe(true);
          expect(weight > 0n).toBe(influence > weighed.noiseFloor);
        }
      }),
    );
  });

  it('does not depend on the order of the records', () => {
    const taus = fc.uniqueArray(fc.double({ min: 1e-5, max: 100, noNaN: true }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(taus, fc.integer({ min: 1, max: 40 }), (list, mostPaid) => {
        const weigh = (values: readonly number[]) =>
          weightsOf(weighRecords({ tau: Float64Array.from(values), harmful: harmless(values.length), mostPaid }));
        expect(weigh([...list].reverse()).reverse()).toEqual(weigh(list));
      }),
    );
  });

  it('refuses an influence that is not a number', () => {
    expect(() => weighRecords({ tau: Float64Array.of(Number.NaN), harmful: harmless(1) })).toThrow('NaN');
  });
});
