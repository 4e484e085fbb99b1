import { shareByCredits } from '@/lib/attribution/contributor-shares/share-by-credits';
import type { ContributorShares } from '@/lib/attribution/contributor-shares/types';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import type { Credit } from '@/lib/rewards/credit-record';
import { divideByWeights } from '@/lib/rewards/divide-by-weights';

const MILLION = 1_000_000n;

/**
 * A version's shares where nobody's absence is measured: by how many records each account has, a record credited to
 * several divided as its credits are. `credits` are those of the records in training order. Throws as `shareByCredits`.
 */
export function shareByCounts(credits: readonly (readonly Credit[])[]): ContributorShares {
  return shareByCredits(credits, countOwners);
}

function countOwners(owners: readonly Hex[]): ContributorShares {
  const counts = new Map<Hex, number>();
  for (const owner of owners.map(toLowerHex)) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  const accounts = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const divided = divideByWeights(
    MILLION,
    accounts.map(([key, count]) => ({ key, weight: BigInt(count) })),
  );
  return {
    rule: 'record-counts',
    shares: divided.map(({ key, amount }) => ({ account: key, partsPerMillion: Number(amount) })),
    effects: accounts.map(([account, records]) => ({ account, records, effect: null })),
  };
}
