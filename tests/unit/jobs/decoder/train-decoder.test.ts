import { describe, expect, it } from 'vitest';
import { seededNumbers } from '@/lib/core/seeded-numbers';
import { type DecoderCheckpoint, trainDecoder } from '@/lib/jobs/decoder/train-decoder';
import { initialiseAdapter, initialiseDecoder } from '@/lib/models/decoder/initialise';

const SHAPE = {
  ...{ vocabulary: 64, width: 24, layers: 2, heads: 6, keyValueHeads: 2, headWidth: 4, hidden: 36, context: 16 },
  ...{ epsilon: 1e-5, ropeBase: 10_000 },
};
const STEPS = 6;
const { below } = seededNumbers('stream');
const stream = Int32Array.from({ length: 400 }, () => below(SHAPE.vocabulary));
const weights = initialiseDecoder(SHAPE, 'threads');
const rank = { rank: 4, alpha: 4 };

function train(input: {
  adapted: boolean;
  workers: number;
  resume?: DecoderCheckpoint;
  /** Asked to end before it began: it ends after one step, which is kept. */
  stopped?: boolean;
}): Promise<DecoderCheckpoint> {
  return trainDecoder({
    shape: SHAPE,
    weights,
    ...(input.adapted ? { adapter: { shape: rank, weights: initialiseAdapter(SHAPE, rank, 'threads') } } : {}),
    run: { steps: STEPS, rate: 1e-2, warmup: 2, decay: 0.1, clip: 1, beta1: 0.9, beta2: 0.95 },
    data: { kind: 'text', stream, seed: 'threads' },
    batch: 5,
    sequence: 16,
    workers: input.workers,
    resume: input.resume ?? null,
    checkpointEvery: 1,
    onStep: () => {},
    onCheckpoint: () => {},
    signal: input.stopped ? AbortSignal.abort() : new AbortController().signal,
  });
}

const bitsOf = ({ step, weights, mean, square }: DecoderCheckpoint) => ({
  step,
  bits: [weights, mean, square].map((part) => Buffer.from(part.buffer).toString('base64')),
});

describe('the training', () => {
  it.each([
    ['a base', false],
    ['an adapter', true],
  ])(
    'of %s comes to the same bits with any number of threads, stopped and resumed or not',
    async (_, adapted) => {
      const alone = await train({ adapted, workers: 1 });
      expect(alone.step).toBe(STEPS);
      expect(alone.weights.some((value) => value !== 0)).toBe(true);
      expect(bitsOf(await train({ adapted, workers: 5 }))).toEqual(bitsOf(alone));
      const stopped = await train({ adapted, workers: 2, stopped: true });
      expect(stopped.step).toBe(1);
      expect(bitsOf(await train({ adapted, workers: 3, resume: stopped }))).toEqual(bitsOf(alone));
    },
    120_000,
  );
});
