import { exp, log } from '@/lib/core/exact-math';
import type { DecoderShape } from '@/lib/models/decoder/types';

/** 2π in two parts: the first has 22 trailing zero bits, so that a few thousand turns of it are exact. */
const TURN_HIGH = 6.2831853069365025;
const TURN_LOW = 2.430840202602477e-10;

/**
 * Cosines and sines of the rotary positions: for position t and pair k, the angle t · base^(−2k / headWidth). By additions,
 * multiplications and divisions alone, so the same bits everywhere.
 */
export function rotaryTables(
  { headWidth, ropeBase }: Pick<DecoderShape, 'headWidth' | 'ropeBase'>,
  positions: number,
): { cosines: Float32Array; sines: Float32Array } {
  const pairs = headWidth / 2;
  const cosines = new Float32Array(positions * pairs);
  const sines = new Float32Array(positions * pairs);
  for (let k = 0; k < pairs; k++) {
    const frequency = exp((-2 * k * log(ropeBase)) / headWidth);
    for (let t = 0; t < positions; t++) {
      const [cosine, sine] = turnBy(t * frequency);
      cosines[t * pairs + k] = cosine;
      sines[t * pairs + k] = sine;
    }
  }
  return { cosines, sines };
}

/** cos and sin of an angle ≥ 0, the same bits everywhere: by their Taylor series on [−π, π], halved twice. */
export function turnBy(angle: number): [number, number] {
  const turns = Math.floor(angle / TURN_HIGH + 0.5);
  const quarter = (angle - turns * TURN_HIGH - turns * TURN_LOW) / 4;
  const square = quarter * quarter;
  let cosine = 0;
  let sine = 0;
  for (let n = 20; n >= 2; n -= 2) {
    cosine = (-square / (n * (n - 1))) * (1 + cosine);
    sine = (-square / (n * (n + 1))) * (1 + sine);
  }
  let c = 1 + cosine;
  let s = quarter * (1 + sine);
  for (let halving = 0; halving < 2; halving++) [c, s] = [c * c - s * s, 2 * c * s];
  return [c, s];
}
