import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hex } from '@/lib/core/hex';
import { creditedWeight, creditRecord, creditsOf } from '@/lib/rewards/credit-record';

const account = (n: number): Hex => `0x${n.toString(16).padStart(40, '0')}`;
const [alice, bob] = [account(10), account(11)];

const amounts = fc.bigInt({ min: 0n, max: 10n ** 24n });
const parts = fc.array(fc.integer({ min: 0, max: 250_000 }), { minLength: 1, maxLength: 4 });
const credits = (list: readonly number[]) =>
  list.map((partsPerMillion, k) => ({ account: account(20 + k), partsPerMillion }));

describe('creditsOf', () => {
  it.each([
    ['nobody', null, [[alice, 1_000_000]]],
    ['its author', alice, [[alice, 1_000_000]]],
    [
      'somebody else',
      bob,
      [
        [alice, 500_000],
        [bob, 500_000],
      ],
    ],
  ])('credits a record corrected by %s', (_, corrector, expected) => {
    expect(creditsOf({ author: alice, corrector }).map((line) => [line.account, line.partsPerMillion])).toEqual(
      expected,
    );
  });
});

describe('creditedWeight', () => {
  it('leaves nothing over of a record that is credited in full', () => {
    expect(creditedWeight(7n, credits([250_000, 750_000]))).toEqual({ weight: 7n, commons: 0n });
  });

  it('gives what nobody is credited for to the commons', () => {
    expect(creditedWeight(7n, credits([500_000]))).toEqual({ weight: 3n, commons: 4n });
    expect(creditedWeight(7n, [])).toEqual({ weight: 0n, commons: 7n });
  });

  it('keeps the whole', () => {
    fc.assert(
      fc.property(amounts, parts, (weight, list) => {
        const divided = creditedWeight(weight, credits(list));
        expect(divided.weight + divided.commons).toBe(weight);
        expect(divided.weight >= 0n && divided.commons >= 0n).toBe(true);
      }),
    );
  });

  it.each([[[600_000, 600_000]], [[-1]]])('refuses credits of %s parts per million', (list) => {
    expect(() => creditedWeight(1n, credits(list))).toThrow('parts of a million');
  });
});

describe('creditRecord', () => {
  it.each([
    [10n, null, [10n]],
    [10n, bob, [5n, 5n]],
    [11n, bob, [6n, 5n]],
    [1n, bob, [1n, 0n]],
    [0n, bob, []],
  ])('divides %s with corrector %s', (amount, corrector, expected) => {
    const lines = creditRecord(amount, creditsOf({ author: alice, corrector }));
    expect(lines.map((line) => line.amount)).toEqual(expected);
  });

  it('gives the odd unit to the credit named first, whoever has the smaller address', () => {
    const [first] = creditRecord(11n, creditsOf({ author: bob, corrector: alice }));
    expect(first).toEqual({ account: bob, amount: 6n });
  });

  it('sums to the amount', () => {
    fc.assert(
      fc.property(amounts, parts, (amount, list) => {
        fc.pre(list.some((part) => part > 0));
        const sum = creditRecord(amount, credits(list)).reduce((total, line) => total + line.amount, 0n);
        expect(sum).toBe(amount);
      }),
    );
  });
});
