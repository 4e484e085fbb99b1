import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { divideByWeights } from '@/lib/rewards/divide-by-weights';

const MILLION = 1_000_000n;

/** A part of a record's pay. What a record's parts lack to a million follows the version's published shares. */
export type Credit = { readonly account: Hex; readonly partsPerMillion: number };

/**
 * The credits of a record that nobody wrote before: its author's; half and half, the first author first, where somebody
 * else's correction of it is in force.
 */
export function creditsOf({ author, corrector }: { author: Hex; corrector: Hex | null }): Credit[] {
  if (corrector === null || corrector.toLowerCase() === author.toLowerCase()) {
    return [{ account: author, partsPerMillion: 1_000_000 }];
  }
  return [
    { account: author, partsPerMillion: 500_000 },
    { account: corrector, partsPerMillion: 500_000 },
  ];
}

/**
 * What of a record's weight is credited to somebody, rounded down; the rest is commons. Throws `invalid-input` when the
 * credits exceed the whole.
 */
export function creditedWeight(weight: bigint, credits: readonly Credit[]): { weight: bigint; commons: bigint } {
  const parts = credits.reduce((sum, { partsPerMillion }) => sum + BigInt(partsPerMillion), 0n);
  if (parts > MILLION || credits.some(({ partsPerMillion }) => partsPerMillion < 0)) {
    throw new AppError('invalid-input', `The credits of a record are ${parts} parts of a million.`);
  }
  const credited = (weight * parts) / MILLION;
  return { weight: credited, commons: weight - credited };
}

/**
 * Divides one record's amount among its credits by largest remainder. A tie goes to the credit named first, not to the
 * smaller account: whose wallet it is decides nothing.
 */
export function creditRecord(amount: bigint, credits: readonly Credit[]): { account: Hex; amount: bigint }[] {
  if (amount === 0n) return [];
  const divided = divideByWeights(
    amount,
    credits.map(({ partsPerMillion }, k) => ({ key: String(k).padStart(9, '0'), weight: BigInt(partsPerMillion) })),
  );
  return credits.map(({ account }, k) => ({ account, amount: divided[k]?.amount ?? 0n }));
}
