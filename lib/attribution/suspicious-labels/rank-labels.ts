import type { LabelComparison } from '@/lib/attribution/suspicious-labels/compare-labels';
import { isDoubtful } from '@/lib/attribution/suspicious-labels/is-doubtful';
import type { LeftOutMargins } from '@/lib/attribution/suspicious-labels/left-out-margins';
import type { JudgedLabel, LabelRanking } from '@/lib/attribution/suspicious-labels/types';
import type { NeighbourEvidence } from '@/lib/attribution/suspicious-labels/weigh-neighbours';
import { rankValues } from '@/lib/core/rank-values';

/** Fewer other records with a label than this say nothing about it. */
const LEAST_SUPPORT = 2;
/** Part of the KNN-Shapley place in the ranking; the rest is the margin's. Measured: tests/bench/attribution. */
const VALUE_PART = 0.1;

/**
 * One ranking of the judged records, the most suspicious label first: by the place of their leave-one-out margin, with a
 * tenth part of the place of their KNN-Shapley value, which is what is left when `margins` is null (the time was up).
 * Records of which nothing can be said come last, in their order.
 */
export function rankLabels(
  comparison: LabelComparison,
  { values, near }: NeighbourEvidence,
  margins: LeftOutMargins | null,
): LabelRanking {
  const { judgedCount, acceptedCount, names, support, targets } = comparison;
  const isKnown = (index: number) => (support[acceptedCount + index] ?? 0) >= LEAST_SUPPORT;
  const indices = Array.from({ length: judgedCount }, (_, index) => index);
  const byValue = rankValues(values);
  const byMargin = margins ? rankValues(margins.margins) : byValue;
  const standing = (index: number) =>
    (1 - VALUE_PART) * (byMargin[index] ?? 0) + VALUE_PART * (byValue[index] ?? 0) + (isKnown(index) ? 0 : judgedCount);
  const order = indices.sort((a, b) => standing(a) - standing(b) || a - b);
  const judged: JudgedLabel[] = Array.from({ length: judgedCount });
  order.forEach((index, place) => {
    const speaks = margins !== null && isKnown(index);
    const own = targets[acceptedCount + index] ?? 0;
    const top = speaks ? (margins.tops[index] ?? own) : own;
    judged[index] = {
      index,
      rank: place + 1,
      margin: speaks ? (margins.margins[index] ?? 0) : null,
      suggested: top === own ? null : (names[top] ?? null),
      value: values[index] ?? 0,
      doubtful:
        isKnown(index) &&
        isDoubtful({
          own: names[own] ?? '',
          odds: margins ? (margins.odds[index] ?? 0) : null,
          near: near[index] ?? [],
        }),
      near: near[index] ?? [],
    };
  });
  return { judged, referenceCount: comparison.reference.length };
}
