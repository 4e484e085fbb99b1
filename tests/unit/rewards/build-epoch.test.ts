import { SimpleMerkleTree, StandardMerkleTree } from '@openzeppelin/merkle-tree';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToHex, type Hex } from '@/lib/core/hex';
import { buildEpoch, epochLeaf, epochProofs } from '@/lib/rewards/build-epoch';

const account = (n: number): Hex => `0x${n.toString(16).padStart(40, '0')}`;
const lines = fc.array(
  fc.record({ account: fc.nat(40).map(account), amount: fc.bigInt({ min: 0n, max: 10n ** 28n }) }),
  {
    maxLength: 60,
  },
);

describe('buildEpoch', () => {
  it('adds shares to what was earned before and sums to the total', () => {
    fc.assert(
      fc.property(lines, lines, (first, second) => {
        fc.pre(first.some((line) => line.amount > 0n));
        const before = buildEpoch({ previous: [], shares: first });
        const after = buildEpoch({ previous: before.entries, shares: second });
        const paid = [...first, ...second].reduce((sum, line) => sum + line.amount, 0n);
        expect(after.total).toBe(paid);
        for (const entry of after.entries) {
          const earned = [...first, ...second].filter((line) => line.account === entry.account);
          expect(entry.cumulative).toBe(earned.reduce((sum, line) => sum + line.amount, 0n));
        }
        const accounts = after.entries.map((entry) => entry.account);
        expect(accounts).toEqual([...accounts].sort());
      }),
    );
  });

  it("has the root of OpenZeppelin's tree, and proofs that it verifies", () => {
    fc.assert(
      fc.property(lines, (shares) => {
        fc.pre(shares.some((line) => line.amount > 0n));
        const { entries, root } = buildEpoch({ previous: [], shares });
        const tree = SimpleMerkleTree.of(
          entries.map((entry) => bytesToHex(epochLeaf(entry))),
          { sortLeaves: false },
        );
        expect(root).toBe(tree.root);
        const proofs = epochProofs(entries);
        entries.forEach((entry, k) => {
          const value = [entry.account, entry.cumulative];
          expect(StandardMerkleTree.verify(root, ['address', 'uint256'], value, proofs[k] ?? [])).toBe(true);
          const more = [entry.account, entry.cumulative + 1n];
          expect(StandardMerkleTree.verify(root, ['address', 'uint256'], more, proofs[k] ?? [])).toBe(false);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the line of an account that earned nothing this time', () => {
    const before = buildEpoch({ previous: [], shares: [{ account: account(1), amount: 5n }] });
    const after = buildEpoch({ previous: before.entries, shares: [{ account: account(2), amount: 3n }] });
    expect(after.entries).toEqual([
      { account: account(1), amount: 0n, cumulative: 5n },
      { account: account(2), amount: 3n, cumulative: 3n },
    ]);
  });

  it.each([
    ['nobody', { previous: [], shares: [] }],
    ['a negative share', { previous: [], shares: [{ account: account(1), amount: -1n }] }],
    ['what is not an address', { previous: [], shares: [{ account: '0x12' as Hex, amount: 1n }] }],
    [
      'an account listed twice before',
      {
        previous: [
          { account: account(1), cumulative: 1n },
          { account: account(1), cumulative: 1n },
        ],
        shares: [],
      },
    ],
    ['more than a uint256', { previous: [], shares: [{ account: account(1), amount: 2n ** 256n }] }],
  ])('refuses %s', (_, input) => {
    expect(() => buildEpoch(input)).toThrow();
  });
});
