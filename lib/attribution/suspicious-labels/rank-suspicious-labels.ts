import { compareLabels } from '@/lib/attribution/suspicious-labels/compare-labels';
import { judgedMargins } from '@/lib/attribution/suspicious-labels/left-out-margins';
import { rankLabels } from '@/lib/attribution/suspicious-labels/rank-labels';
import type { LabelledText, LabelRanking } from '@/lib/attribution/suspicious-labels/types';
import { weighNeighbours } from '@/lib/attribution/suspicious-labels/weigh-neighbours';

/**
 * Ranks the judged records by how suspicious their labels are, held against the accepted ones: neighbours (KNN-Shapley)
 * and the leave-one-out margin of a classifier together. Null when there is nothing to hold them against.
 */
export function rankSuspiciousLabels(input: {
  accepted: readonly LabelledText[];
  judged: readonly LabelledText[];
}): LabelRanking | null {
  const comparison = compareLabels(input);
  return comparison && rankLabels(comparison, weighNeighbours(comparison), judgedMargins(comparison));
}
