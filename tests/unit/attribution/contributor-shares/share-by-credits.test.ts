import { describe, expect, it } from 'vitest';
import { shareByCredits } from '@/lib/attribution/contributor-shares/share-by-credits';
import type { ContributorShares } from '@/lib/attribution/contributor-shares/types';
import type { Hex } from '@/lib/core/hex';
import { creditsOf } from '@/lib/rewards/credit-record';

const account = (n: number): Hex => `0x${n.toString(16).padStart(40, '0')}`;
const [ana, ben, cleo] = [account(1), account(2), account(3)];
const sole = (author: Hex) => creditsOf({ author, corrector: null });
const part = (owner: Hex, partsPerMillion: number) => [{ account: owner, partsPerMillion }];

/** Measures as the test says: effects in proportion to the shares. */
const measuring =
  (parts: Record<Hex, number>) =>
  (owners: readonly Hex[]): ContributorShares => ({
    rule: 'leave-one-out',
    shares: Object.entries(parts).map(([key, partsPerMillion]) => ({ account: key as Hex, partsPerMillion })),
    effects: Object.entries(parts).map(([key, effect]) => ({
      account: key as Hex,
      records: owners.filter((owner) => owner === key).length,
      effect,
    })),
  });

describe('shareByCredits', () => {
  it('changes nothing where every record is one account’s', () => {
    const share = measuring({ [ana]: 300_000, [ben]: 700_000 });
    const records = [sole(ana), sole(ben), sole(ben)];
    expect(shareByCredits(records, share)).toEqual(share([ana, ben, ben]));
  });

  it('gives the corrector half of what the corrected record brings', () => {
    const shares = shareByCredits(
      [creditsOf({ author: ana, corrector: ben }), sole(cleo)],
      measuring({ [ana]: 600_000, [cleo]: 400_000 }),
    );
    expect(shares.shares).toEqual([
      { account: ana, partsPerMillion: 300_000 },
      { account: ben, partsPerMillion: 300_000 },
      { account: cleo, partsPerMillion: 400_000 },
    ]);
    expect(shares.effects).toEqual([
      { account: ana, records: 1, effect: 300_000 },
      { account: ben, records: 1, effect: 300_000 },
      { account: cleo, records: 1, effect: 400_000 },
    ]);
  });

  it('measures a near-copy with the account that has most of it', () => {
    const seen: Hex[][] = [];
    shareByCredits([[...part(ana, 400_000), ...part(ben, 500_000)], []], (owners) => {
      seen.push([...owners]);
      return measuring({ [ben]: 1_000_000 })(owners);
    });
    expect(seen).toEqual([[ben, `0x${'0'.repeat(40)}`]]);
  });

  it('counts the parts of one account together', () => {
    let seen: readonly Hex[] = [];
    shareByCredits([[...part(ana, 400_000), ...part(ben, 250_000), ...part(ben, 200_000)]], (owners) => {
      seen = owners;
      return measuring({ [ben]: 1_000_000 })(owners);
    });
    expect(seen).toEqual([ben]);
  });

  it('has what nobody is credited for follow the others', () => {
    const { shares } = shareByCredits(
      [part(ana, 250_000), part(ana, 750_000), sole(ben), []],
      measuring({ [ana]: 400_000, [ben]: 200_000, [`0x${'0'.repeat(40)}`]: 400_000 }),
    );
    // ana has half of 400,000, ben all of 200,000.
    expect(shares).toEqual([
      { account: ana, partsPerMillion: 500_000 },
      { account: ben, partsPerMillion: 500_000 },
    ]);
  });

  it('follows the credited records where nothing credited is felt', () => {
    const { rule, shares } = shareByCredits(
      [sole(ana), sole(ben), []],
      measuring({ [`0x${'0'.repeat(40)}`]: 1_000_000, [ana]: 0, [ben]: 0 }),
    );
    expect(rule).toBe('record-counts');
    expect(shares.map(({ partsPerMillion }) => partsPerMillion)).toEqual([500_000, 500_000]);
  });

  it('refuses records that nobody is credited for, rather than pay nobody', () => {
    expect(() => shareByCredits([[], []], measuring({ [`0x${'0'.repeat(40)}`]: 1_000_000 }))).toThrow(
      'Nobody is credited',
    );
  });
});
