import { describe, expect, it } from 'vitest';
import { attributeRecords } from '@/lib/attribution/answer-weights/attribute-records';
import type { CreditedRecord } from '@/lib/attribution/answer-weights/types';
import type { Hex } from '@/lib/core/hex';

const account = (n: number): Hex => `0x${n.toString(16).padStart(40, '0')}`;
const record = (index: number, rest: Partial<CreditedRecord> = {}): CreditedRecord => ({
  credits: [{ account: account(index), partsPerMillion: 1_000_000 }],
  harmful: false,
  ...rest,
});

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
});
