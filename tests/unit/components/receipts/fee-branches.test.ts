import { describe, expect, it } from 'vitest';
import { branchAmount } from '@/components/charts/flow';
import { type FeeDivision, type FeeShare, feeBranches } from '@/components/receipts/fee-branches';
import { DEFAULT_FEE_PARTS } from '@/lib/rewards/roles';
import { textsFor } from '@/tests/support/texts';

const account = (k: number) => `0x${k.toString(16).padStart(40, '0')}`;
const WITHOUT_CURATORS = { ...DEFAULT_FEE_PARTS, curators: 0, contributors: 6500 };

const MODEL = 7;
const own = (share: Omit<FeeShare, 'model'>): FeeShare => ({ ...share, model: MODEL });

const shares = [
  { account: account(1), role: 'treasury', amount: 100n },
  { account: account(2), role: 'builder', amount: 200n },
  { account: account(3), role: 'compute', amount: 50n },
  { account: account(4), role: 'contributors', amount: 250n },
  { account: account(2), role: 'contributors', amount: 400n },
].map(own);

const divide = (change: Partial<FeeDivision> = {}) =>
  feeBranches(textsFor('receipts.feeBranches'), {
    shares,
    model: MODEL,
    royalties: [],
    parts: WITHOUT_CURATORS,
    agreedParts: DEFAULT_FEE_PARTS,
    ...change,
  });
const sumOf = (branches: ReturnType<typeof feeBranches>) =>
  branches.flatMap(({ leaves }) => leaves).reduce((sum, { amount }) => sum + amount, 0n);

describe('the branches of a fee', () => {
  it('has one for each role that is paid, contributors last, accounts by amount, to the unit', () => {
    const branches = divide();
    expect(branches.map(({ role }) => role)).toEqual(['treasury', 'builder', 'compute', 'contributors']);
    expect(branches.at(-1)?.leaves.map((leaf) => leaf.account)).toEqual([account(2), account(4)]);
    expect(sumOf(branches)).toBe(1000n);
  });

  it('says by way of whom a part came that nobody was there to take', () => {
    const [contributors] = divide().filter(({ role }) => role === 'contributors');
    expect(contributors?.passed).toMatchObject([{ key: 'curators', label: 'Curators’ part', amount: 150n }]);
  });

  it('says so by the parts that were voted, whatever the first ones were', () => {
    const agreed = { treasury: 500, builder: 3000, curators: 2500, compute: 1000, contributors: 3000 };
    const parts = { ...agreed, curators: 0, compute: 0, contributors: 6500 };
    const [contributors] = divide({ parts, agreedParts: agreed }).filter(({ role }) => role === 'contributors');
    expect(contributors?.passed.map(({ key, amount }) => [key, amount])).toEqual([
      ['curators', 250n],
      ['compute', 100n],
    ]);
  });

  it('says nothing of that where everybody was there, or what was agreed is not known or does not lead there', () => {
    const curated = [...shares, own({ account: account(5), role: 'curators', amount: 150n })];
    const passedOf = (change: Partial<FeeDivision>) => divide(change).flatMap(({ passed }) => passed);
    expect(passedOf({ shares: curated, parts: DEFAULT_FEE_PARTS })).toEqual([]);
    expect(passedOf({ agreedParts: null })).toEqual([]);
    expect(passedOf({ parts: { treasury: 500, builder: 0, curators: 0, compute: 500, contributors: 9000 } })).toEqual(
      [],
    );
  });

  it('has one for each model it was made from, beside the builder, whose leaves say in which role', () => {
    const withParents: FeeShare[] = [
      ...shares.filter(({ role }) => role !== 'builder'),
      own({ account: account(2), role: 'builder', amount: 120n }),
      { account: account(6), role: 'contributors', model: 3, amount: 30n },
      { account: account(6), role: 'builder', model: 3, amount: 20n },
      { account: account(1), role: 'treasury', model: 2, amount: 30n },
    ];
    // Model 2 is reached on two lines of descent.
    const branches = divide({ shares: withParents, royalties: [{ model: 3 }, { model: 2 }, { model: 2 }] });
    expect(branches.map(({ role, model }) => role ?? model)).toEqual([
      'treasury',
      'builder',
      3,
      2,
      'compute',
      'contributors',
    ]);
    const [third] = branches.filter(({ role, model }) => role === null && model === 3);
    expect(third?.leaves).toMatchObject([
      { account: account(6), role: 'contributors', amount: 30n },
      { account: account(6), role: 'builder', amount: 20n },
    ]);
    expect(sumOf(branches)).toBe(1000n);
  });

  it('draws nine of many and the others together, and ten as they are', () => {
    const many = (count: number): FeeShare[] =>
      Array.from({ length: count }, (_, k) =>
        own({ account: account(k + 1), role: 'contributors', amount: 10n + BigInt(k) }),
      );
    const [ten] = divide({ shares: many(10) });
    expect(ten?.leaves).toHaveLength(10);
    const [hundred] = divide({ shares: many(100) });
    expect(hundred?.leaves).toHaveLength(10);
    expect(hundred?.leaves.at(-1)).toMatchObject({ key: 'others', others: 91 });
    expect(hundred && branchAmount({ leaves: hundred.leaves.map((leaf) => ({ ...leaf, label: '' })) })).toBe(
      many(100).reduce((sum, { amount }) => sum + amount, 0n),
    );
  });
});
