import { keccak256 } from '@/lib/core/keccak';
import type { ClassifierRecord } from '@/lib/models/classifier/types';

/** Uniform numbers in [0, 1) from a seed (a 64-bit linear congruential generator): the same on every run. */
export function makeUniform(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    return Number(state >> 11n) / 2 ** 53;
  };
}

/** Labelled texts of invented words: each label prefers words of its own, with enough overlap to be learnt imperfectly. */
export function makeTexts(input: {
  seed: number;
  count: number;
  labels: number;
  words: number;
  length: number;
  noise: number;
}): ClassifierRecord[] {
  const uniform = makeUniform(input.seed);
  return Array.from({ length: input.count }, (_, i) => {
    const label = Math.floor(uniform() * input.labels);
    const text = Array.from({ length: input.length }, () => {
      const own = uniform() > input.noise;
      const word = Math.floor(uniform() ** 2 * input.words);
      return own ? `w${label}x${word}` : `w${word}`;
    }).join(' ');
    return { hash: keccak256(`${input.seed}:${i}`), text, label: `label${label}` };
  });
}
