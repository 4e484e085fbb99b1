import { type PartMatches, rangeAround } from '@/lib/attribution/token-matching/search-part';
import { recordAt } from '@/lib/attribution/token-matching/segment';
import type { TokenIndex } from '@/lib/attribution/token-matching/token-index';

/** A near-duplicate cluster that holds a span. */
export type Source = {
  readonly cluster: number;
  /** The lowest number among its live records that hold the span. */
  readonly record: number;
  /** Where the span first stands in that record, in tokens from its beginning. */
  readonly firstToken: number;
};

/**
 * Every cluster with a live record that holds the span, by record number; null when there are more than `maxClusters`.
 * Occurrences are never sampled: either all are looked at, or the clusters seen are too many already.
 */
export function findSources(input: {
  index: TokenIndex;
  matches: readonly PartMatches[];
  start: number;
  length: number;
  clusterOf: (record: number) => number;
  maxClusters: number;
}): readonly Source[] | null {
  const { index, matches, start, length, clusterOf, maxClusters } = input;
  const sources = new Map<number, Source>();
  for (let k = 0; k < index.parts.length; k++) {
    const part = index.parts[k];
    const match = matches[k];
    if (!part || !match || match.lengths[start] !== length) continue;
    const { segment, withdrawn } = part;
    const { from, to } = rangeAround(part, match.pattern, { start, length, slot: match.slots[start] ?? 0 });
    for (let slot = from; slot < to; slot++) {
      const position = segment.suffixes[slot] ?? 0;
      const place = recordAt(segment, position);
      if (withdrawn !== null && withdrawn[place] === 1) continue;
      const record = segment.recordNumbers[place] ?? 0;
      const firstToken = position - (segment.recordStarts[place] ?? 0);
      const cluster = clusterOf(record);
      const known = sources.get(cluster);
      if (!known && sources.size === maxClusters) return null;
      if (!known || record < known.record || (record === known.record && firstToken < known.firstToken)) {
        sources.set(cluster, { cluster, record, firstToken });
      }
    }
  }
  return [...sources.values()].sort((a, b) => a.record - b.record);
}
