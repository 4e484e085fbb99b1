import { describe, expect, it } from 'vitest';
import { treasuryBranches } from '@/components/governance/treasury-branches';

const words = { names: { '0xfees': 'Fees' }, others: 'Others', held: 'Held' };
const stream = (direction: 'in' | 'out', counterparty: string, amount: bigint) => ({ direction, counterparty, amount });
const told = (branches: readonly { name: string; amount: bigint }[]) =>
  branches.map(({ name, amount }) => [name, amount]);

describe('treasuryBranches', () => {
  it('lets what is held follow from what came in and what went out, so that both sides weigh the same', () => {
    const { sources, uses } = treasuryBranches(
      [stream('in', '0xfees', 70n), stream('in', '0xa', 30n), stream('out', '0xb', 40n)],
      words,
    );
    expect(told(sources)).toEqual([
      ['Fees', 70n],
      ['0xa', 30n],
    ]);
    expect(told(uses)).toEqual([
      ['Held', 60n],
      ['0xb', 40n],
    ]);
  });

  it('holds nothing where all was spent', () => {
    const { uses } = treasuryBranches([stream('in', '0xa', 5n), stream('out', '0xb', 5n)], words);
    expect(told(uses)).toEqual([['0xb', 5n]]);
  });

  it('puts those who gave least together, and loses nothing of them', () => {
    const many = Array.from({ length: 9 }, (_, index) => stream('in', `0x${index}`, BigInt(100 - index)));
    const { sources } = treasuryBranches(many, words);
    expect(sources).toHaveLength(6);
    expect(sources.at(-1)).toMatchObject({ name: 'Others', amount: 95n + 94n + 93n + 92n });
  });
});
