import { type Credit, WHOLE } from '@/lib/attribution/near-duplicates/types';

/** These parts of a part, each rounded down: what rounding takes follows the version's shares. */
export function scaleCredits(credits: readonly Credit[], partsPerMillion: number): Credit[] {
  return credits.map((credit) => ({
    account: credit.account,
    partsPerMillion: Math.floor((credit.partsPerMillion * partsPerMillion) / WHOLE),
  }));
}
