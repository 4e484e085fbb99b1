import { describe, expect, it } from 'vitest';
import { checkMemory } from '@/lib/jobs/train/check-memory';
import { layOutParameters } from '@/lib/models/decoder/parameters';
import { planMemory } from '@/lib/models/decoder/plan-memory';
import type { DecoderShape } from '@/lib/models/decoder/types';

const small: DecoderShape = {
  ...{ vocabulary: 4096, width: 192, layers: 6, heads: 6, keyValueHeads: 2, headWidth: 32, hidden: 512 },
  ...{ context: 512, epsilon: 1e-5, ropeBase: 10_000 },
};
/** Llama 3.2's of 1.2 billion weights. */
const large: DecoderShape = {
  ...{ vocabulary: 128_256, width: 2048, layers: 16, heads: 32, keyValueHeads: 8, headWidth: 64, hidden: 8192 },
  ...{ context: 8192, epsilon: 1e-5, ropeBase: 500_000 },
};
/** Of 0.7 billion: its weights are between 2 and 4 GB. */
const between: DecoderShape = { ...large, layers: 8 };
const training = { adapter: { rank: 8, alpha: 8 }, batch: 4, sequence: 64 };

describe('planMemory', () => {
  it.each([
    ['small', small],
    ['between', between],
    ['large', large],
  ])('has room for the weights of a %s base twice, each part behind the one before', (_, shape) => {
    const { at, bytes } = planMemory({ ...training, shape, workers: 2, scratchBytes: 4096 });
    const weights = 4 * layOutParameters(shape).length;
    expect(at.merged - at.weights).toBeGreaterThanOrEqual(weights);
    expect(bytes).toBeGreaterThan(2 * weights);
    for (const address of [...Object.values(at).flat()]) {
      expect(address % 64).toBe(0);
      expect(address).toBeLessThan(bytes);
    }
  });

  it.each([
    ['between', between],
    ['large', large],
  ])('lets no training begin upon a %s base, which cannot be addressed', (_, shape) => {
    expect(() => checkMemory({ ...training, shape, threads: 2 })).toThrow(/4 GB can be used/);
    expect(() => checkMemory({ ...training, shape: small, threads: 2 })).not.toThrow();
  });
});
