/** 1.96, the standard score of a 95 % interval, and its square. */
const Z = 1.96;
const Z2 = Z * Z;

/**
 * What part `hits` of `trials` is at least, with 97.5 % confidence: the lower end of Wilson's score interval (Wilson
 * 1927), 0 to 1. Of nothing tried it is 0; 1 of 1 is .21, 10 of 10 is .72, 100 of 100 is .96. Rises with `hits`, and with
 * `trials` where all are hits.
 */
export function wilsonLowerBound(hits: number, trials: number): number {
  // All misses is 0 by the formula too, but for its rounding.
  if (trials === 0 || hits === 0) return 0;
  const part = hits / trials;
  const centre = part + Z2 / (2 * trials);
  const spread = Z * Math.sqrt((part * (1 - part)) / trials + Z2 / (4 * trials * trials));
  return Math.max(0, (centre - spread) / (1 + Z2 / trials));
}
