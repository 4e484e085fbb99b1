import type { Hex } from '@/lib/core/hex';

/** Who a record's pay belongs to: its author, and whoever wrote the correction in force, if any. */
export type RecordCredit = { readonly author: Hex; readonly corrector: Hex | null };

/**
 * Divides one record's amount between the first author and the author of the correction in force: half
 * each, an odd unit to the first author. Uncorrected, or corrected by its own author, it is the author's.
 */
export function creditRecord(amount: bigint, credit: RecordCredit): { account: Hex; amount: bigint }[] {
  const { author, corrector } = credit;
  if (corrector === null || corrector.toLowerCase() === author.toLowerCase()) return [{ account: author, amount }];
  const half = amount / 2n;
  return [
    { account: author, amount: amount - half },
    { account: corrector, amount: half },
  ];
}
