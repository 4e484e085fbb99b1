import { type Credit, WHOLE } from '@/lib/attribution/near-duplicates/types';

/** These parts of a part, each rounded down: what rounding takes follows the version's shares. */
export function scaleCredits(credits: readonly Credit[], partsPerMillion: number): Credit[] {
  return credits.map((credit) => ({
    account: credit.account,
    partsPerMillion: Math.floor((credit.partsPerMillion * partsPerMillion) / WHOLE),
  }));
}

/** One part for each account, in the order in which they first appear; parts of nothing are left out. */
export function sumCredits(credits: readonly Credit[]): Credit[] {
  const sums = new Map<Credit['account'], number>();
  for (const { account, partsPerMillion } of credits) {
    sums.set(account, (sums.get(account) ?? 0) + partsPerMillion);
  }
  return [...sums].flatMap(([account, partsPerMillion]) => (partsPerMillion > 0 ? [{ account, partsPerMillion }] : []));
}
