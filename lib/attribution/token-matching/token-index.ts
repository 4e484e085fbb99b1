import { type Segment, tokenAt, wordsIn } from '@/lib/attribution/token-matching/segment';
import { SEPARATOR, wordCountOf } from '@/lib/attribution/token-matching/vocabulary';

/** Segments that are searched as one corpus: counts add, the longest match is the longest of any. */
export type TokenIndex = {
  readonly parts: readonly IndexPart[];
  /** Words of live records, separators not counted. */
  readonly words: number;
};

export type IndexPart = {
  readonly segment: Segment;
  /** 1 for each record of the segment that was taken down; null when none was. */
  readonly withdrawn: Uint8Array | null;
  /** How often each token occurs in them; null when none was. */
  readonly withdrawnCounts: Uint32Array | null;
  readonly words: number;
  readonly withdrawnWords: number;
};

/**
 * An index over immutable segments. Records that were taken down are named by their numbers: from then on every trace is
 * what it would be without them, though their tokens stay in the segment until it is merged (a tombstone, as in
 * log-structured merge trees, O'Neil et al. 1996).
 */
export function indexOf(segments: readonly Segment[], withdrawn: ReadonlySet<number> = new Set()): TokenIndex {
  const parts = segments.map((segment) => partOf(segment, withdrawn));
  return { parts, words: parts.reduce((sum, { words }) => sum + words, 0) };
}

function partOf(segment: Segment, withdrawn: ReadonlySet<number>): IndexPart {
  const { recordNumbers, recordStarts } = segment;
  const flags = new Uint8Array(recordNumbers.length);
  const counts = new Uint32Array(wordCountOf(segment.vocabulary));
  let any = false;
  let withdrawnWords = 0;
  for (let record = 0; withdrawn.size > 0 && record < recordNumbers.length; record++) {
    if (!withdrawn.has(recordNumbers[record] ?? 0)) continue;
    any = true;
    flags[record] = 1;
    for (let i = recordStarts[record] ?? 0; i < (recordStarts[record + 1] ?? 0); i++) {
      const token = tokenAt(segment, i);
      if (token === SEPARATOR) continue;
      counts[token] = (counts[token] ?? 0) + 1;
      withdrawnWords++;
    }
  }
  const words = wordsIn(segment) - withdrawnWords;
  return { segment, withdrawn: any ? flags : null, withdrawnCounts: any ? counts : null, words, withdrawnWords };
}
