import { log } from '@/lib/core/exact-math';
import { keccakBytes } from '@/lib/core/keccak';

/** Numbers that a published seed fixes: the same on every machine. */
export type SeededNumbers = {
  /** In [0, 1), multiples of 2^-32. */
  readonly uniform: () => number;
  /** A whole number in [0, below). */
  readonly below: (below: number) => number;
  /** Normal with mean 0 and variance 1. */
  readonly normal: () => number;
};

/**
 * Uniform numbers from sfc32 (Doty-Humphrey, PractRand), seeded by the Keccak-256 of the text; normal ones by
 * Marsaglia's polar method, whose logarithm is ours.
 */
export function seededNumbers(seed: string): SeededNumbers {
  const view = new DataView(keccakBytes(seed).slice().buffer);
  let [a, b, c, counter] = [view.getInt32(0), view.getInt32(4), view.getInt32(8), view.getInt32(12)];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) next();
  const uniform = () => next() / 4_294_967_296;
  let spare: number | null = null;
  return {
    uniform,
    below: (below) => Math.floor(uniform() * below),
    normal: () => {
      if (spare !== null) {
        const kept = spare;
        spare = null;
        return kept;
      }
      for (;;) {
        const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
        const square = x * x + y * y;
        if (square === 0 || square >= 1) continue;
        const scale = Math.sqrt((-2 * log(square)) / square);
        spare = y * scale;
        return x * scale;
      }
    },
  };
}
