import { describe, expect, it } from 'vitest';
import { seededNumbers } from '@/lib/core/seeded-numbers';
import { runBackward, sumGradient } from '@/lib/models/decoder/backward';
import { runForward } from '@/lib/models/decoder/forward';
import { initialiseAdapter, initialiseDecoder } from '@/lib/models/decoder/initialise';
import { openDecoder } from '@/lib/models/decoder/open-decoder';
import { layOutParameters } from '@/lib/models/decoder/parameters';
import { meanLoss, mergeAdapter } from '@/lib/models/decoder/train-step';
import type { DecoderShape } from '@/lib/models/decoder/types';

const SHAPE: DecoderShape = {
  vocabulary: 24,
  width: 16,
  layers: 2,
  heads: 4,
  keyValueHeads: 2,
  headWidth: 4,
  hidden: 24,
  context: 8,
  epsilon: 1e-5,
  ropeBase: 10_000,
};
const [BATCH, SEQUENCE] = [2, 8];
const ROWS = BATCH * SEQUENCE;
const ALONE = { rank: 0, workers: 1 };

function openLarge(adapter: boolean) {
  const numbers = seededNumbers('gradient');
  // Larger weights than a fresh decoder's, so that every part of it bends.
  const weights = initialiseDecoder(SHAPE, 'gradient').map((value) =>
    value === 1 ? 1 + 0.1 * numbers.normal() : value * 8,
  );
  const shape = { rank: 4, alpha: 4 };
  const lora = initialiseAdapter(SHAPE, shape, 'adapter').map(() => numbers.normal() * 0.1);
  const open = openDecoder({
    shape: SHAPE,
    weights,
    ...(adapter ? { adapter: { shape, weights: lora } } : {}),
    batch: BATCH,
    sequence: SEQUENCE,
  });
  const integers = new Int32Array(open.memory.buffer);
  for (let row = 0; row < ROWS; row++) {
    integers[open.plan.at.tokens / 4 + row] = numbers.below(SHAPE.vocabulary);
    integers[open.plan.at.targets / 4 + row] = row === 3 ? -1 : numbers.below(SHAPE.vocabulary);
  }
  return { ...open, numbers, floats: new Float32Array(open.memory.buffer) };
}

function lossOf({ kernel, plan, memory }: ReturnType<typeof openLarge>): number {
  const place = ALONE;
  if (plan.adapter) mergeAdapter({ kernel, plan, place });
  runForward(kernel, plan, place);
  runBackward(kernel, plan, place, 1 / (ROWS - 1));
  return meanLoss({ memory, plan }, ROWS - 1);
}

function worstError(open: ReturnType<typeof openLarge>, parts: readonly { at: number; length: number }[]): number {
  const { floats, plan, kernel, numbers } = open;
  lossOf(open);
  sumGradient(kernel, plan, ALONE);
  const gradient = floats.slice(plan.at.gradient / 4, plan.at.gradient / 4 + plan.trained);
  let worst = 0;
  for (const { at, length } of parts) {
    let [error, largest] = [0, 0];
    for (let trial = 0; trial < 10; trial++) {
      const index = at + numbers.below(length);
      const place = plan.at.adapted / 4 + index;
      const kept = floats[place] ?? 0;
      const nudge = 3e-3;
      const at_ = (value: number) => {
        floats[place] = value;
        return lossOf(open);
      };
      const slope = (at_(kept + nudge) - at_(kept - nudge)) / (2 * nudge);
      floats[place] = kept;
      error = Math.max(error, Math.abs(slope - (gradient[index] ?? 0)));
      largest = Math.max(largest, Math.abs(slope));
    }
    worst = Math.max(worst, error / (largest + 1e-3));
  }
  return worst;
}

describe('the decoder’s gradients', () => {
  it('agree with finite differences for every kind of weight', () => {
    const { embedding, blocks, finalNorm } = layOutParameters(SHAPE);
    const linear = ({ at, out, in: inner }: typeof embedding) => ({ at, length: out * inner });
    const parts = [
      linear(embedding),
      { at: finalNorm, length: SHAPE.width },
      ...blocks.flatMap((block) => [
        { at: block.attentionNorm, length: SHAPE.width },
        { at: block.feedNorm, length: SHAPE.width },
        ...[block.attentionIn, block.attentionOut, block.feedIn, block.feedOut].map(linear),
      ]),
    ];
    expect(worstError(openLarge(false), parts)).toBeLessThan(0.01);
  }, 30_000);

  it('agree with finite differences for every matrix of an adapter', () => {
    const open = openLarge(true);
    const parts = open.plan.adaptations.flatMap(({ a, b, weights }) => [
      { at: a, length: 4 * weights.in },
      { at: b, length: 4 * weights.out },
    ]);
    expect(worstError(open, parts)).toBeLessThan(0.02);
  }, 30_000);
});
