import { type SimilarityThresholds, WHOLE } from '@/lib/attribution/near-duplicates/types';

/** Over which part of the way from "resembles" to "copy" a later record loses its credit: one sixth. */
const RAMP = 6;

/** Of what a later record loses, the part that goes to earlier ones it was trained with, in millionths. */
export const RESTORED = 500_000;

/**
 * The part of its credit that a record loses to an earlier one it resembles, in millionths: none at the first
 * threshold, all from a sixth of the way to the second on (.5 and .55 by default). In between it rises in proportion.
 * Why so steep, and what it costs honest people: docs/attribution.md, "Near-duplicates".
 */
export function lostPart(similarityPermille: number, thresholds: SimilarityThresholds): number {
  const { copyPermille, resemblePermille } = thresholds;
  if (similarityPermille >= copyPermille) return WHOLE;
  if (similarityPermille <= resemblePermille) return 0;
  const part = (WHOLE * RAMP * (similarityPermille - resemblePermille)) / (copyPermille - resemblePermille);
  return Math.min(WHOLE, Math.floor(part));
}
