import { toInfluenceUnits } from '@/lib/attribution/answer-weights/weigh-records';

/** Below this part of the strongest influence a record is not told apart from one of the same form (docs/attribution.md). */
const PART_OF_STRONGEST = 0.5;

/**
 * Influence that is no more than noise in this answer, in units of 2^-32: what has not half of the strongest influence, and
 * what is no more than the record has that pulls hardest against the answer. Gradients of unlike records meet by chance, as
 * often for an answer as against it, and records of one form pull alike whatever they say.
 */
export function gradientNoise(tau: Float64Array): bigint {
  let [lowest, highest] = [0, 0];
  for (const value of tau) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  return toInfluenceUnits(Math.max(-lowest, PART_OF_STRONGEST * highest));
}
