import { describe, expect, it } from 'vitest';
import { seededNumbers } from '@/lib/core/seeded-numbers';
import { runBackward, sumGradient } from '@/lib/models/decoder/backward';
import { runForward } from '@/lib/models/decoder/forward';
import { initialiseDecoder } from '@/lib/models/decoder/initialise';
import { openDecoder } from '@/lib/models/decoder/open-decoder';
import type { DecoderShape } from '@/lib/models/decoder/types';

const SHAPE: DecoderShape = {
  vocabulary: 88,
  width: 36,
  layers: 2,
  heads: 6,
  keyValueHeads: 2,
  headWidth: 6,
  hidden: 52,
  context: 20,
  epsilon: 1e-5,
  ropeBase: 10_000,
};
const [BATCH, SEQUENCE] = [5, 20];

/** The gradient of one batch, computed by so many workers, one after the other. */
function gradientBy(workers: number): Float32Array {
  const weights = initialiseDecoder(SHAPE, 'workers').map((value) => value * 5);
  const { memory, kernel, plan } = openDecoder({ shape: SHAPE, weights, batch: BATCH, sequence: SEQUENCE, workers });
  const integers = new Int32Array(memory.buffer);
  const numbers = seededNumbers('batch');
  for (let row = 0; row < BATCH * SEQUENCE; row++) {
    integers[plan.at.tokens / 4 + row] = numbers.below(SHAPE.vocabulary);
    integers[plan.at.targets / 4 + row] = numbers.below(SHAPE.vocabulary);
  }
  const places = Array.from({ length: workers }, (_, rank) => ({ rank, workers }));
  for (const place of places) {
    runForward(kernel, plan, place);
    runBackward(kernel, plan, place, 1 / (BATCH * SEQUENCE));
  }
  for (const place of places.toReversed()) sumGradient(kernel, plan, place);
  return new Float32Array(memory.buffer).slice(plan.at.gradient / 4, plan.at.gradient / 4 + plan.trained);
}

describe('the work of several workers', () => {
  it('gives the same bits whoever does which part', () => {
    const alone = gradientBy(1);
    expect(alone.some((value) => value !== 0)).toBe(true);
    for (const workers of [2, 3, 5, 7])
      expect(Buffer.from(gradientBy(workers).buffer).equals(Buffer.from(alone.buffer))).toBe(true);
  }, 30_000);
});
