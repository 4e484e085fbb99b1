import { compareLabels } from '@/lib/attribution/suspicious-labels/compare-labels';
import { judgedMargins } from '@/lib/attribution/suspicious-labels/left-out-margins';
import { rankLabels } from '@/lib/attribution/suspicious-labels/rank-labels';
import type { LabelledText, LabelRanking } from '@/lib/attribution/suspicious-labels/types';
import { weighNeighbours } from '@/lib/attribution/suspicious-labels/weigh-neighbours';

/** `nothing-to-compare`: fewer than two labels, or no word that two records share. */
export type RankingStep =
  | { readonly kind: 'nothing-to-compare' }
  | {
      readonly kind: 'ranked';
      readonly method: 'neighbours' | 'margins-and-neighbours';
      readonly ranking: LabelRanking;
    };

/**
 * Ranks the judged records by how suspicious their labels are, held against the accepted ones: first by the neighbours
 * alone (KNN-Shapley), which is soon known, then with the leave-one-out margins of a classifier. Deterministic.
 */
export function* rankSteps(input: {
  accepted: readonly LabelledText[];
  judged: readonly LabelledText[];
}): Generator<RankingStep, void> {
  const comparison = compareLabels(input);
  if (!comparison) return yield { kind: 'nothing-to-compare' };
  const neighbours = weighNeighbours(comparison);
  yield { kind: 'ranked', method: 'neighbours', ranking: rankLabels(comparison, neighbours, null) };
  const ranking = rankLabels(comparison, neighbours, judgedMargins(comparison));
  yield { kind: 'ranked', method: 'margins-and-neighbours', ranking };
}

/** {@link rankSteps} run to its end; null when there is nothing to compare. */
export function rankSuspiciousLabels(input: {
  accepted: readonly LabelledText[];
  judged: readonly LabelledText[];
}): LabelRanking | null {
  const last = [...rankSteps(input)].at(-1);
  return last?.kind === 'ranked' ? last.ranking : null;
}
