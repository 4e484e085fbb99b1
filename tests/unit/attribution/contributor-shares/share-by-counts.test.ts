import { describe, expect, it } from 'vitest';
import { shareByCounts } from '@/lib/attribution/contributor-shares/share-by-counts';
import type { Hex } from '@/lib/core/hex';

const [ana, ben] = [`0x${'a'.repeat(40)}`, `0x${'b'.repeat(40)}`] as const satisfies readonly Hex[];
const whole = (account: Hex) => [{ account, partsPerMillion: 1_000_000 }];
const halves = [
  { account: ana, partsPerMillion: 500_000 },
  { account: ben, partsPerMillion: 500_000 },
];

describe('shares by the number of records', () => {
  it('follow the records, and sum to a million', () => {
    const { rule, shares, effects } = shareByCounts([whole(ana), whole(ben), whole(ana)]);
    expect(rule).toBe('record-counts');
    expect(shares).toEqual([
      { account: ana, partsPerMillion: 666_667 },
      { account: ben, partsPerMillion: 333_333 },
    ]);
    expect(effects).toEqual([
      { account: ana, records: 2, effect: null },
      { account: ben, records: 1, effect: null },
    ]);
  });

  it('divide a corrected record between its authors', () => {
    expect(shareByCounts([halves, whole(ana)]).shares).toEqual([
      { account: ana, partsPerMillion: 750_000 },
      { account: ben, partsPerMillion: 250_000 },
    ]);
  });

  it('are refused where nobody is credited', () => {
    expect(() => shareByCounts([[]])).toThrow('Nobody is credited');
  });
});
