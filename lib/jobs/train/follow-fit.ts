import type { FitStory } from '@/lib/jobs/decoder/adapter-checkpoints';
import type { TrainThreadProgress } from '@/lib/jobs/train-messages';
import type { TaughtPiece } from '@/lib/models/decoder/recipe/list-exchanges';
import type { TrainingPlan } from '@/lib/models/decoder/recipe/plan-training';

/** Points of a fit's loss curve. */
const POINTS = 60;
/** Samples that are kept. */
const MOST_SAMPLES = 12;
/** Steps after which the time left can be told: the first also warms everything up. */
const STEPS_TO_SETTLE = 3;
/** Shown longest of a question or an answer. */
const SHOWN = 200;

/**
 * Tells what a fit comes to while it works: a point of the loss curve now and then, how fast it goes, how long it will take,
 * and what it answers by now. What an earlier process told is told again first.
 */
export function followFit(input: {
  phase: 'evaluation' | 'final';
  plan: TrainingPlan;
  story: FitStory;
  tokensPerStep: number;
  /** The step it goes on from. */
  startsAt: number;
  tell: (progress: TrainThreadProgress) => void;
}): {
  onStep: (measured: { step: number; loss: number; norm: number }) => void;
  addSamples: (step: number, asked: readonly TaughtPiece[], answers: readonly string[]) => void;
  story: () => FitStory;
} {
  const { phase, plan, tokensPerStep, startsAt, tell } = input;
  const { evaluationSteps, finalSteps } = plan;
  const steps = phase === 'evaluation' ? evaluationSteps : finalSteps;
  const before = phase === 'evaluation' ? 0 : evaluationSteps;
  const points = [...input.story.points];
  let samples = [...input.story.samples];
  let { sum, count, norm } = input.story.since;
  const began = performance.now();
  const every = Math.max(1, Math.ceil(steps / POINTS));
  const say = (point: FitStory['points'][number], secondsPerStep: number | null, settled = false) => {
    const done = before + point.step;
    const fraction = done / (evaluationSteps + finalSteps);
    const secondsLeft = settled && secondsPerStep ? secondsPerStep * (evaluationSteps + finalSteps - done) : null;
    const tokensPerSecond = secondsPerStep && tokensPerStep / secondsPerStep;
    tell({ kind: 'teaching', phase, ...point, steps, fraction, tokensPerSecond, secondsLeft, samples });
  };
  for (const point of points) say(point, null);
  return {
    onStep: ({ step, loss, norm: own }) => {
      sum += loss;
      count += 1;
      norm = Math.max(norm, own);
      if (step % every !== 0 && step !== steps && step !== 1) return;
      const point = { step, loss: sum / count, norm };
      points.push(point);
      [sum, count, norm] = [0, 0, 0];
      const taken = Math.max(1, step - startsAt);
      say(point, (performance.now() - began) / 1000 / taken, taken >= STEPS_TO_SETTLE);
    },
    addSamples: (step, asked, answers) => {
      const shown = asked.map(({ question, answer }, k) => ({
        step,
        question: (question ?? answer).slice(0, SHOWN),
        expected: answer.slice(0, SHOWN),
        answer: (answers[k] ?? '').slice(0, SHOWN),
      }));
      samples = [...samples, ...shown].slice(-MOST_SAMPLES);
    },
    story: () => ({ points: [...points], since: { sum, count, norm }, samples }),
  };
}
