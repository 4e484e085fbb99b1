import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABSOLUTE_NOISE_FLOOR, weighRecords } from '@/lib/attribution/answer-weights/weigh-records';

const harmless = (count: number) => new Array<boolean>(count).fill(false);
const weightsOf = ({ records }: ReturnType<typeof weighRecords>) => records.map((record) => record.weight);
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

describe('weighRecords', () => {
  it('publishes signed influence and pays only what is positive and above the floor', () => {
    const { records, commons } = weighRecords({
      tau: Float64Array.of(0.5, -0.5, 1e-9, 0),
      harmful: harmless(4),
      capPermille: 1000,
    });
    expect(records.map((record) => record.influence)).toEqual([2n ** 31n, -(2n ** 31n), 4n, 0n]);
    expect(records.map((record) => record.weight)).toEqual([2n ** 31n, 0n, 0n, 0n]);
    expect(commons).toBe(0n);
  });

  it('pays a harmful record nothing and still publishes its influence', () => {
    const weighed = weighRecords({ tau: Float64Array.of(4, 0.25), harmful: [true, false] });
    expect(weightsOf(weighed)).toEqual([0n, 2n ** 30n]);
    expect(weighed.records[0]?.influence).toBe(2n ** 34n);
    expect(weighed.commons).toBe(0n);
  });

  it('pays many small influences as commons, and loses nothing', () => {
    const tau = Float64Array.from({ length: 50 }, (_, i) => (i < 10 ? 1 : 1e-5));
    const { records, commons, noiseFloor } = weighRecords({ tau, harmful: harmless(50) });
    expect(records.filter((record) => record.weight > 0n)).toHaveLength(10);
    expect(commons).toBe(40n * 42_950n);
    expect(noiseFloor).toBe((2n ** 32n * 300n) / 1_000_000n);
  });

  it('names the strongest few of very many', () => {
    const tau = Float64Array.from({ length: 300 }, (_, i) => 1 + i / 300);
    const weighed = weighRecords({ tau, harmful: harmless(300), mostNamed: 100, capPermille: 1000 });
    expect(weighed.records.filter((record) => record.weight > 0n).map((record) => record.position)).toEqual(
      Array.from({ length: 100 }, (_, k) => 200 + k),
    );
    expect(sum(weightsOf(weighed)) + weighed.commons).toBe(sum(weighed.records.map((record) => record.influence)));
  });

  it('caps an outlier at the percentile of the named weights', () => {
    const tau = Float64Array.from({ length: 100 }, (_, i) => (i === 0 ? 1000 : i / 100 + 1));
    const { records, cap } = weighRecords({ tau, harmful: harmless(100), capPermille: 990 });
    expect(records[0]?.weight).toBe(cap);
    expect(cap).toBe(records[99]?.influence);
  });

  it('has no cap and no weight where nothing is positive', () => {
    const { records, cap, commons } = weighRecords({ tau: Float64Array.of(-1, 0), harmful: harmless(2) });
    expect(cap).toBeNull();
    expect(commons).toBe(0n);
    expect(records.every((record) => record.weight === 0n)).toBe(true);
  });

  it('is never negative, never above the cap, and names only what is above the floor', () => {
    const taus = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(taus, fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 40 }), (list, permille, most) => {
        const weighed = weighRecords({
          tau: Float64Array.from(list),
          harmful: harmless(list.length),
          capPermille: permille,
          mostNamed: most,
        });
        expect(weighed.noiseFloor >= ABSOLUTE_NOISE_FLOOR).toBe(true);
        expect(weighed.commons >= 0n).toBe(true);
        expect(weightsOf(weighed).filter((weight) => weight > 0n).length).toBeLessThanOrEqual(most);
        for (const { weight, influence } of weighed.records) {
          expect(weight >= 0n && weight <= (weighed.cap ?? 0n)).toBe(true);
          expect(weight > 0n).toBe(influence > weighed.noiseFloor);
        }
      }),
    );
  });

  it('keeps the whole of what was earned between records and commons, whatever the order', () => {
    const taus = fc.uniqueArray(fc.double({ min: 1e-5, max: 100, noNaN: true }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(taus, fc.integer({ min: 1, max: 40 }), (list, mostNamed) => {
        const weigh = (values: readonly number[]) =>
          weighRecords({
            tau: Float64Array.from(values),
            harmful: harmless(values.length),
            mostNamed,
            capPermille: 1000,
          });
        const weighed = weigh(list);
        const earned = sum(weighed.records.map(({ influence }) => (influence > ABSOLUTE_NOISE_FLOOR ? influence : 0n)));
        expect(sum(weightsOf(weighed)) + weighed.commons).toBe(earned);
        expect(weightsOf(weigh([...list].reverse())).reverse()).toEqual(weightsOf(weighed));
      }),
    );
  });

  it('refuses an influence that is not a number', () => {
    expect(() => weighRecords({ tau: Float64Array.of(Number.NaN), harmful: harmless(1) })).toThrow('NaN');
  });
});
