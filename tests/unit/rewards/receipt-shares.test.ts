import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hex } from '@/lib/core/hex';
import { type Credit, creditsOf } from '@/lib/rewards/credit-record';
import type { Income } from '@/lib/rewards/divide-income';
import { receiptShares } from '@/lib/rewards/receipt-shares';
import { DEFAULT_FEE_PARTS } from '@/lib/rewards/roles';

const account = (n: number): Hex => `0x${n.toString(16).padStart(40, '0')}`;
const [treasury, builder, compute, alice, bob] = [account(1), account(2), account(3), account(10), account(11)];
const protocol = { parts: DEFAULT_FEE_PARTS, treasury };
/** Model 1, which nobody staked on and which was made from none. */
const income = (versionShares: readonly Credit[], others: Partial<Income> = {}): Income => ({
  model: 1,
  version: 1,
  builder,
  compute,
  stakes: [],
  parents: [],
  versionShares,
  ...others,
});
const sole = (author: Hex) => creditsOf({ author, corrector: null });

const weights = fc.array(fc.bigInt({ min: 0n, max: 2n ** 40n }), { minLength: 1, maxLength: 30 });
const fees = fc.bigInt({ min: 0n, max: 10n ** 24n });

describe('receiptShares', () => {
  it('sums to the fee with any records, owners and roles', () => {
    const credit = fc.record({ owner: fc.nat(5), partsPerMillion: fc.integer({ min: 1, max: 300_000 }) });
    const owners = fc.array(fc.array(credit, { minLength: 1, maxLength: 3 }), { minLength: 30, maxLength: 30 });
    const commons = fc.bigInt({ min: 0n, max: 2n ** 42n });
    fc.assert(
      fc.property(
        fees,
        weights,
        owners,
        commons,
        fc.boolean(),
        fc.boolean(),
        (fee, list, owned, over, staked, hosted) => {
          const divided = receiptShares({
            fee,
            ...protocol,
            income: income(sole(alice), {
              compute: hosted ? compute : null,
              stakes: staked
                ? [
                    { datanetId: 1, account: alice, active: 3n },
                    { datanetId: 1, account: bob, active: 4n },
                  ]
                : [],
            }),
            records: list.map((weight, i) => ({
              key: `r${i}`,
              weight,
              credits: (owned[i] ?? []).map(({ owner, partsPerMillion }) => ({
                account: account(20 + owner),
                partsPerMillion,
              })),
            })),
            commons: over,
          });
          expect(divided.shares.reduce((sum, share) => sum + share.amount, 0n)).toBe(fee);
          const lines = divided.shares.map((share) => `${share.role} ${share.account}`);
          expect(new Set(lines).size).toBe(lines.length);
        },
      ),
    );
  });

  it('takes the zero address for nobody, as the chain does', () => {
    const input = { fee: 1_000n, ...protocol, commons: 0n, records: [{ key: 'r', weight: 1n, credits: sole(alice) }] };
    const paid = ({ compute }: { compute: Hex | null }) =>
      receiptShares({ ...input, treasury: compute, income: income([], { compute }) }).shares;
    expect(paid({ compute: account(0) })).toEqual(paid({ compute: null }));
    expect(paid({ compute: null }).map(({ role }) => role)).toEqual(['builder', 'contributors']);
  });

  it('pays an identity split into many the same in all, to the unit', () => {
    fc.assert(
      fc.property(fees, weights, fc.array(fc.nat(6), { minLength: 30, maxLength: 30 }), (fee, list, wallets) => {
        fc.pre(list.some((weight) => weight > 0n));
        const pay = (ownerOf: (i: number) => Hex) =>
          receiptShares({
            fee,
            ...protocol,
            income: income(sole(alice)),
            commons: 12_345n,
            // Every record is half another's: whose wallet the other half is decides no odd unit.
            records: list.map((weight, i) => ({
              key: `r${i}`,
              weight,
              credits: creditsOf({ author: ownerOf(i), corrector: alice }),
            })),
          }).shares.filter((share) => share.role === 'contributors' && share.account !== alice);
        const sum = (shares: { amount: bigint }[]) => shares.reduce((total, share) => total + share.amount, 0n);
        const isMine = (i: number) => (wallets[i] ?? 0) > 0;
        const whole = pay((i) => (isMine(i) ? bob : alice));
        const split = pay((i) => (isMine(i) ? account(100 + (wallets[i] ?? 0)) : alice));
        expect(sum(split)).toBe(sum(whole));
      }),
    );
  });

  it('follows the published shares where no record is positive, and says so', () => {
    const divided = receiptShares({
      fee: 1000n,
      ...protocol,
      commons: 0n,
      income: income([
        { account: alice, partsPerMillion: 250_000 },
        { account: bob, partsPerMillion: 750_000 },
      ]),
      records: [{ key: 'r', weight: 0n, credits: sole(alice) }],
    });
    expect(divided.rule).toBe('version-shares');
    expect(divided.parts).toEqual({ treasury: 1000, builder: 2000, curators: 0, compute: 500, contributors: 6500 });
    expect(divided.shares).toEqual([
      { account: treasury, role: 'treasury', amount: 100n, model: 1 },
      { account: builder, role: 'builder', amount: 200n, model: 1 },
      { account: compute, role: 'compute', amount: 50n, model: 1 },
      { account: alice, role: 'contributors', amount: 163n, model: 1 },
      { account: bob, role: 'contributors', amount: 487n, model: 1 },
    ]);
  });

  it('divides a corrected record between its first author and the corrector', () => {
    const divided = receiptShares({
      fee: 100n,
      ...protocol,
      commons: 0n,
      income: income([]),
      records: [{ key: 'r', weight: 7n, credits: creditsOf({ author: alice, corrector: bob }) }],
    });
    expect(divided.recordAmounts).toEqual([65n]);
    expect(divided.shares.slice(-2)).toEqual([
      { account: alice, role: 'contributors', amount: 33n, model: 1 },
      { account: bob, role: 'contributors', amount: 32n, model: 1 },
    ]);
  });

  it('has what is common follow the version’s shares beside the records', () => {
    const input = {
      fee: 100n,
      ...protocol,
      income: income(sole(bob)),
      records: [{ key: 'r', weight: 3n, credits: sole(alice) }],
      commons: 2n,
    };
    const divided = receiptShares(input);
    expect(divided.rule).toBe('records');
    expect(divided.recordAmounts).toEqual([39n]);
    expect(divided.shares.slice(-2)).toEqual([
      { account: alice, role: 'contributors', amount: 39n, model: 1 },
      { account: bob, role: 'contributors', amount: 26n, model: 1 },
    ]);
    expect(receiptShares({ ...input, income: income([]) }).recordAmounts).toEqual([65n]);
  });

  it('adds up spellings of one address', () => {
    const mixed: Hex = '0xABCDEF0000000000000000000000000000000000';
    const lower: Hex = '0xabcdef0000000000000000000000000000000000';
    const divided = receiptShares({
      fee: 100n,
      ...protocol,
      commons: 0n,
      income: income([]),
      records: [
        { key: 'a', weight: 1n, credits: sole(mixed) },
        { key: 'b', weight: 1n, credits: sole(lower) },
      ],
    });
    expect(divided.shares.filter((share) => share.role === 'contributors')).toEqual([
      { account: lower, role: 'contributors', amount: 65n, model: 1 },
    ]);
  });
});
