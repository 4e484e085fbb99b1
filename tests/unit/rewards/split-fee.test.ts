import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_FEE_PARTS, REWARD_ROLES } from '@/lib/rewards/roles';
import { splitFee } from '@/lib/rewards/split-fee';

const total = (amounts: Record<string, bigint>) => Object.values(amounts).reduce((sum, amount) => sum + amount, 0n);

describe('splitFee', () => {
  it('follows the default parts', () => {
    expect(splitFee({ fee: 10_000n, parts: DEFAULT_FEE_PARTS })).toEqual({
      treasury: 1000n,
      builder: 2000n,
      curators: 1500n,
      compute: 500n,
      contributors: 5000n,
    });
  });

  it('passes the part of a role with nobody in it to the contributors', () => {
    expect(
      splitFee({ fee: 10_000n, parts: DEFAULT_FEE_PARTS, filled: ['treasury', 'builder', 'contributors'] }),
    ).toEqual({
      treasury: 1000n,
      builder: 2000n,
      curators: 0n,
      compute: 0n,
      contributors: 7000n,
    });
  });

  it('sums to the fee whatever the parts and whoever is there', () => {
    const cuts = fc
      .array(fc.nat(10_000), { minLength: 4, maxLength: 4 })
      .map((list) => [...list].sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 27n }), cuts, fc.subarray([...REWARD_ROLES]), (fee, list, roles) => {
        const [a = 0, b = 0, c = 0, d = 0] = list;
        const parts = { treasury: a, builder: b - a, curators: c - b, compute: d - c, contributors: 10_000 - d };
        const filled = [...new Set([...roles, 'contributors' as const])];
        fc.pre(filled.some((role) => parts[role] > 0) || parts.contributors < 10_000);
        expect(total(splitFee({ fee, parts, filled }))).toBe(fee);
      }),
    );
  });

  it.each([
    ['parts that do not sum to the whole', { treasury: 1, builder: 1, curators: 1, compute: 1, contributors: 1 }],
    ['a negative part', { treasury: -1, builder: 1, curators: 0, compute: 0, contributors: 10_000 }],
    ['a broken basis point', { treasury: 0.5, builder: 0.5, curators: 0, compute: 0, contributors: 9999 }],
  ])('refuses %s', (_, parts) => {
    expect(() => splitFee({ fee: 1n, parts })).toThrow();
  });

  it('refuses a fee with no contributor', () => {
    expect(() => splitFee({ fee: 1n, parts: DEFAULT_FEE_PARTS, filled: ['treasury'] })).toThrow('contributor');
  });
});
