import { describe, expect, it } from 'vitest';
import { attributeRecords } from '@/lib/attribution/answer-weights/attribute-records';
import { clusterRecords } from '@/lib/attribution/answer-weights/cluster-records';
import type { CreditedRecord } from '@/lib/attribution/answer-weights/types';
import type { Hex } from '@/lib/core/hex';

const account = (n: number): Hex => `0x${n.toString(16).padStart(40, '0')}`;
const record = (index: number, rest: Partial<CreditedRecord> = {}): CreditedRecord => ({
  contributionId: 1,
  index,
  credits: [{ account: account(index), partsPerMillion: 1_000_000 }],
  resembles: null,
  harmful: false,
  ...rest,
});
const like = (index: number) => ({ record: { contributionId: 1, index } });

describe('attributeRecords', () => {
  it('lists what is paid and what spoke loudest against the answer, in training order', () => {
    const tau = Float64Array.from({ length: 80 }, (_, i) => (i === 40 ? 1 : -1 - i / 100));
    const { records } = attributeRecords(
      tau,
      Array.from({ length: 80 }, (_, i) => record(i)),
    );
    const positions = records.map(({ position }) => position);
    expect(records.filter(({ weight }) => weight > 0n).map(({ position }) => position)).toEqual([40]);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(positions).toHaveLength(51);
    expect(Math.min(...positions)).toBe(29);
  });

  it('gives what nobody is credited for to the commons', () => {
    const set = [
      record(0, { credits: [{ account: account(9), partsPerMillion: 250_000 }] }),
      record(1, { credits: [] }),
    ];
    const { records, commons } = attributeRecords(Float64Array.of(1, 1), set);
    expect(records.map(({ weight }) => weight)).toEqual([2n ** 30n, 0n]);
    expect(commons).toBe(3n * 2n ** 30n + 2n ** 32n);
  });

  it('pays rewordings of one record together no more than the strongest of them', () => {
    const set = [record(0), record(1, { resembles: like(0) }), record(2, { resembles: like(1) }), record(3)];
    const { records } = attributeRecords(Float64Array.of(0.5, 0.5, 0.5, 0.5), set);
    const [first, second, third, other] = records.map(({ weight }) => weight);
    expect((first ?? 0n) + (second ?? 0n) + (third ?? 0n)).toBe(2n ** 31n);
    expect(other).toBe(2n ** 31n);
  });
});

describe('clusterRecords', () => {
  it('follows resemblance to the earliest, also one outside the list', () => {
    const set = [record(3, { resembles: like(0) }), record(4, { resembles: like(3) }), record(5), record(6)];
    expect(clusterRecords(set)).toEqual(['1/0', '1/0', null, null]);
  });

  it('takes a record that only resembles one outside the list for alone', () => {
    expect(clusterRecords([record(3, { resembles: like(0) })])).toEqual([null]);
  });

  it('ends on a list that goes round in a circle', () => {
    expect(clusterRecords([record(0, { resembles: like(1) }), record(1, { resembles: like(0) })])).toHaveLength(2);
  });
});
