import type { OpenIndex } from '@/lib/models/retrieval/open-index';
import type { RankedPassage } from '@/lib/models/retrieval/types';

/**
 * The passages that fit the terms best, by BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework:
 * BM25 and Beyond", with the +1 inside the logarithm that keeps frequent terms from counting against a passage):
 * Σ over distinct terms of idf · tf (k₁ + 1) / (tf + k₁ (1 − b + b · length / mean length)). At most `limit` passages with
 * a positive score, best first, equal ones in the order of the index. Terms are added in the order given. Records for
 * which `without` holds are passed over; what the terms say is still counted over all passages.
 */
export function rankPassages(
  open: OpenIndex,
  terms: readonly string[],
  limit: number,
  without: (record: number) => boolean = () => false,
): RankedPassage[] {
  const { index, termOf, idf, norm, scores } = open;
  const { postingStart, postingPassage, postingCount, settings } = index;
  const touched: number[] = [];
  for (const term of new Set(terms)) {
    const t = termOf.get(term);
    if (t === undefined) continue;
    const weight = (idf[t] ?? 0) * (settings.k1 + 1);
    const last = postingStart[t + 1] ?? 0;
    for (let k = postingStart[t] ?? 0; k < last; k++) {
      const passage = postingPassage[k] ?? 0;
      const count = postingCount[k] ?? 0;
      if (scores[passage] === 0) touched.push(passage);
      scores[passage] = (scores[passage] ?? 0) + (weight * count) / (count + (norm[passage] ?? 0));
    }
  }
  const best = selectBest(
    touched.filter((passage) => !without(index.record[passage] ?? 0)),
    scores,
    limit,
  ).map((passage) => ({
    passage,
    record: index.record[passage] ?? 0,
    start: index.start[passage] ?? 0,
    end: index.end[passage] ?? 0,
    score: scores[passage] ?? 0,
  }));
  for (const passage of touched) scores[passage] = 0;
  return best;
}

/** The `limit` passages of largest score, by insertion into a short sorted list. */
function selectBest(passages: readonly number[], scores: Float64Array, limit: number): number[] {
  const best: number[] = [];
  for (const passage of passages) {
    const score = scores[passage] ?? 0;
    const worst = best[limit - 1];
    if (worst !== undefined && !comesBefore(passage, score, worst, scores[worst] ?? 0)) continue;
    let at = Math.min(best.length, limit - 1);
    while (at > 0) {
      const above = best[at - 1] ?? 0;
      if (!comesBefore(passage, score, above, scores[above] ?? 0)) break;
      best[at] = above;
      at--;
    }
    best[at] = passage;
  }
  return best;
}

function comesBefore(a: number, scoreA: number, b: number, scoreB: number): boolean {
  return scoreA > scoreB || (scoreA === scoreB && a < b);
}
