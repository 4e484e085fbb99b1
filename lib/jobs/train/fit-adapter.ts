import type { AdapterCheckpoints, FitStory } from '@/lib/jobs/decoder/adapter-checkpoints';
import { type DecoderCheckpoint, trainDecoder } from '@/lib/jobs/decoder/train-decoder';
import { followFit } from '@/lib/jobs/train/follow-fit';
import { TrainingStopped } from '@/lib/jobs/train/training-stopped';
import type { TrainThreadProgress } from '@/lib/jobs/train-messages';
import type { OpenBase } from '@/lib/models/decoder/gguf/open-base';
import { ADAPTER_RECIPE } from '@/lib/models/decoder/recipe/adapter-recipe';
import { answerQuestions } from '@/lib/models/decoder/recipe/answer-questions';
import type { TaughtPiece } from '@/lib/models/decoder/recipe/list-exchanges';
import type { TrainingPlan } from '@/lib/models/decoder/recipe/plan-training';
import { wordTurns } from '@/lib/models/decoder/recipe/word-turns';
import type { AdapterShape } from '@/lib/models/decoder/types';
import type { AdapterChoices } from '@/lib/schemas/training';

/** Steps between two checkpoints, at most: what a kill can cost. */
const MOST_BETWEEN = 25;
/** Held-out questions that are asked now and then while it learns. */
const SAMPLED = 2;

/**
 * One fit of a training, gone on with where its checkpoint left it. Returns the trained weights and what was answered on the
 * way. Throws `TrainingStopped` when the signal ended it before its last step.
 */
export async function fitAdapter(
  shared: {
    base: OpenBase;
    shape: AdapterShape;
    plan: TrainingPlan;
    checkpoints: AdapterCheckpoints;
    threads: number;
    openblas: string | null;
    signal: AbortSignal;
    tell: (progress: TrainThreadProgress) => void;
  },
  fit: {
    phase: 'evaluation' | 'final';
    pieces: readonly TaughtPiece[];
    /** Held out. */
    asked: readonly TaughtPiece[];
    /** To begin with. */
    weights: Float32Array;
    settings: AdapterChoices;
    seed: string;
    /** What an earlier fit answered: shown on while this one works. */
    samples: FitStory['samples'];
  },
): Promise<{ weights: Float32Array; samples: FitStory['samples'] }> {
  const { base, shape, plan, checkpoints, threads, openblas, signal, tell } = shared;
  const { phase, pieces } = fit;
  const steps = phase === 'evaluation' ? plan.evaluationSteps : plan.finalSteps;
  const kept = checkpoints.read(phase);
  const { warmup, decay, clip, beta1, beta2, mostTurns } = ADAPTER_RECIPE;
  const { sequence, batch } = plan;
  const passes = Math.ceil(Math.min(steps * batch, mostTurns) / pieces.length);
  const seed = `${fit.seed}:${phase}`;
  const turns = wordTurns(base, { pieces, passes, sequence, seed });
  const tokens = turns.reduce((sum, { question, answer }) => sum + question.length + answer.length, 0) / turns.length;
  const story: FitStory = kept?.story ?? { points: [], since: { sum: 0, count: 0, norm: 0 }, samples: fit.samples };
  const followed = followFit({
    phase,
    plan,
    story,
    tokensPerStep: batch * tokens,
    startsAt: kept?.checkpoint.step ?? 0,
    tell,
  });
  const checkpointEvery = Math.max(2, Math.min(MOST_BETWEEN, Math.ceil(steps / 8)));
  const sampleEvery = checkpointEvery * Math.max(1, Math.round(steps / 6 / checkpointEvery));
  const last: DecoderCheckpoint = await trainDecoder({
    shape: base.shape,
    weights: base.weights,
    adapter: { shape, weights: fit.weights },
    run: { steps, rate: fit.settings.rate, warmup: Math.min(warmup, steps), decay, clip, beta1, beta2 },
    data: { kind: 'turns', turns, pad: base.tokeniser.special(base.template.end), seed },
    batch,
    sequence,
    workers: threads,
    resume: kept?.checkpoint ?? null,
    checkpointEvery,
    onStep: followed.onStep,
    onCheckpoint: (checkpoint) => {
      if (checkpoint.step % sampleEvery === 0 && fit.asked.length > 0) {
        const asked = fit.asked.slice(0, SAMPLED);
        const answers = answerQuestions({ base, adapter: { shape, weights: checkpoint.weights }, pieces: asked });
        followed.addSamples(
          checkpoint.step,
          asked,
          answers.map(({ text }) => text),
        );
      }
      checkpoints.write(phase, { checkpoint, story: followed.story() });
    },
    signal,
    ...(openblas === null ? {} : { openblas }),
  });
  if (last.step < steps) throw new TrainingStopped();
  return { weights: last.weights, samples: followed.story().samples };
}
