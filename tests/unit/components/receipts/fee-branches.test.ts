import { describe, expect, it } from 'vitest';
import { branchAmount } from '@/components/charts/flow';
import { type FeeShare, feeBranches } from '@/components/receipts/fee-branches';
import { DEFAULT_FEE_PARTS } from '@/lib/rewards/roles';

const account = (k: number) => `0x${k.toString(16).padStart(40, '0')}`;
const WITHOUT_CURATORS = { ...DEFAULT_FEE_PARTS, curators: 0, contributors: 6500 };

const shares: FeeShare[] = [
  { account: account(1), role: 'treasury', amount: 100n },
  { account: account(2), role: 'builder', amount: 200n },
  { account: account(3), role: 'compute', amount: 50n },
  { account: account(4), role: 'contributors', amount: 250n },
  { account: account(2), role: 'contributors', amount: 400n },
];

describe('the branches of a fee', () => {
  it('has one for each role that is paid, contributors last, accounts by amount, to the unit', () => {
    const branches = feeBranches(shares, WITHOUT_CURATORS);
    expect(branches.map(({ role }) => role)).toEqual(['treasury', 'builder', 'compute', 'contributors']);
    expect(branches.at(-1)?.leaves.map((leaf) => leaf.account)).toEqual([account(2), account(4)]);
    const whole = branches.reduce(
      (sum, branch) => sum + branch.leaves.reduce((amount, leaf) => amount + leaf.amount, 0n),
      0n,
    );
    expect(whole).toBe(1000n);
  });

  it('says by way of whom a part came that nobody was there to take', () => {
    const [contributors] = feeBranches(shares, WITHOUT_CURATORS).filter(({ role }) => role === 'contributors');
    expect(contributors?.passed).toMatchObject([{ key: 'curators', label: 'Curators’ part', amount: 150n }]);
  });

  it('says nothing of that where everybody was there, or the parts are others than the usual', () => {
    const curated = [...shares, { account: account(5), role: 'curators', amount: 150n }];
    expect(feeBranches(curated, DEFAULT_FEE_PARTS).flatMap(({ passed }) => passed)).toEqual([]);
    const agreed = { treasury: 500, builder: 0, curators: 0, compute: 500, contributors: 9000 };
    expect(feeBranches(shares, agreed).flatMap(({ passed }) => passed)).toEqual([]);
  });

  it('draws nine of many and the others together, and ten as they are', () => {
    const many = (count: number): FeeShare[] =>
      Array.from({ length: count }, (_, k) => ({
        account: account(k + 1),
        role: 'contributors',
        amount: 10n + BigInt(k),
      }));
    const [ten] = feeBranches(many(10), WITHOUT_CURATORS);
    expect(ten?.leaves).toHaveLength(10);
    const [hundred] = feeBranches(many(100), WITHOUT_CURATORS);
    expect(hundred?.leaves).toHaveLength(10);
    expect(hundred?.leaves.at(-1)).toMatchObject({ key: 'others', others: 91 });
    expect(hundred && branchAmount({ leaves: hundred.leaves.map((leaf) => ({ ...leaf, label: '' })) })).toBe(
      many(100).reduce((sum, { amount }) => sum + amount, 0n),
    );
  });
});
