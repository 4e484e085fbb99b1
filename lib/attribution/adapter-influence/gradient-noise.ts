import { toInfluenceUnits } from '@/lib/attribution/answer-weights/weigh-records';

/**
 * Influence that is no more than noise in this answer, in units of 2^-32: as much as the record has that pulls hardest
 * against it. Gradients of unlike records meet by chance, as often for an answer as against it; what no record has against
 * the answer is not chance. 0 where nothing pulls against it.
 */
export function gradientNoise(tau: Float64Array): bigint {
  let lowest = 0;
  for (const value of tau) lowest = Math.min(lowest, value);
  return toInfluenceUnits(-lowest);
}
