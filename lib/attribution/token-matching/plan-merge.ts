/** What a merge is planned from; an IndexPart has it. */
export type PartSize = { readonly words: number; readonly withdrawnWords: number };

export type MergePolicy = {
  /** Every segment is to have more than this many times the words of all younger ones together. */
  readonly growth: number;
  /** A segment with more than this part of its words withdrawn is written anew, in thousandths. */
  readonly withdrawnPermille: number;
  /** No merge makes a segment of more words. */
  readonly maxWords: number;
};

export const DEFAULT_MERGE_POLICY: MergePolicy = { growth: 2, withdrawnPermille: 200, maxWords: 100_000_000 };

/**
 * The next neighbouring parts [from, to) to merge into one, oldest first as they are kept, or null when all is well.
 * With sizes growing at least threefold backwards there are O(log words) segments, and each word is sorted again
 * O(log words) times (O'Neil et al. 1996). Repeat until null.
 */
export function planMerge(
  parts: readonly PartSize[],
  policy: MergePolicy = DEFAULT_MERGE_POLICY,
): { readonly from: number; readonly to: number } | null {
  let from = parts.length;
  let younger = 0;
  for (let k = parts.length - 1; k >= 0; k--) {
    const words = parts[k]?.words ?? 0;
    if (younger + words > policy.maxWords) break;
    if (k + 1 < parts.length && words <= policy.growth * younger) from = k;
    younger += words;
  }
  if (from < parts.length) return { from, to: parts.length };
  const worn = parts.findIndex(
    ({ words, withdrawnWords }) => withdrawnWords * 1000 > policy.withdrawnPermille * (words + withdrawnWords),
  );
  return worn === -1 ? null : { from: worn, to: worn + 1 };
}
