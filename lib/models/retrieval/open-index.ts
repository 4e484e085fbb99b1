import { log } from '@/lib/core/exact-math';
import type { RetrievalIndex } from '@/lib/models/retrieval/types';

/** An index made ready to be searched. */
export type OpenIndex = {
  readonly index: RetrievalIndex;
  /** Position of a term, or undefined. */
  readonly termOf: ReadonlyMap<string, number>;
  /** ln(1 + (N − n + ½)/(n + ½)) per term, n of the N passages holding it. */
  readonly idf: Float64Array;
  /** What a term in no passage at all would have: the most a term can say. */
  readonly unknownIdf: number;
  /** k₁ (1 − b + b · length / mean length) per passage: the part of BM25's denominator that no question changes. */
  readonly norm: Float64Array;
  /** Scratch for the scores of one question; all zero between questions. */
  readonly scores: Float64Array;
};

/** Prepares an index: what is the same for every question is computed here, without functions that engines differ in. */
export function openIndex(index: RetrievalIndex): OpenIndex {
  const { terms, postingStart, length, settings } = index;
  const count = length.length;
  const mean = length.reduce((sum, words) => sum + words, 0) / count;
  const idfOf = (holding: number) => log(1 + (count - holding + 0.5) / (holding + 0.5));
  return {
    index,
    termOf: new Map(terms.map((term, t) => [term, t])),
    idf: Float64Array.from(terms, (_, t) => idfOf((postingStart[t + 1] ?? 0) - (postingStart[t] ?? 0))),
    unknownIdf: idfOf(0),
    norm: Float64Array.from(length, (words) => settings.k1 * (1 - settings.b + (settings.b * words) / mean)),
    scores: new Float64Array(count),
  };
}

/** How much a term says: its idf, or that of a term nobody used. */
export function informationOf(open: OpenIndex, term: string): number {
  const t = open.termOf.get(term);
  return t === undefined ? open.unknownIdf : (open.idf[t] ?? 0);
}
