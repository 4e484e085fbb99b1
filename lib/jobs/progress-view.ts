import type { TrainThreadProgress } from '@/lib/jobs/train-messages';
import type { TrainingProgressView } from '@/lib/schemas/training';

/** Newton iterations a fit usually takes; only the progress bar leans on it. */
const USUAL_ITERATIONS = 25;

/** What a training tells, as its run's page shows it; the same for whoever computes it. */
export function viewProgress(told: TrainThreadProgress): TrainingProgressView {
  if (told.kind === 'teaching') return viewTeaching(told);
  if (told.kind !== 'iteration') {
    const { step, from, to, words } = STEPS[told.kind];
    const { done, total } = told;
    return viewStep(step, from + (to - from) * (done / Math.max(1, total)), `${words} (${done} of ${total})`);
  }
  const { phase, iteration, loss, gradientMax } = told;
  const within = Math.min(1, iteration / USUAL_ITERATIONS);
  return phase === 'evaluation'
    ? {
        ...viewStep('measuring', 0.05 + 0.4 * within, 'Fitting without the held-out records'),
        iteration,
        loss,
        gradientMax,
      }
    : { ...viewStep('fitting', 0.45 + 0.2 * within, 'Fitting on every record'), iteration, loss, gradientMax };
}

function viewTeaching(told: Extract<TrainThreadProgress, { kind: 'teaching' }>): TrainingProgressView {
  const { phase, step, steps, loss, norm, fraction, tokensPerSecond, secondsLeft, samples } = told;
  const words = phase === 'evaluation' ? 'Learning without the held-out records' : 'Learning every record';
  return {
    ...viewStep(
      phase === 'evaluation' ? 'measuring' : 'fitting',
      0.03 + 0.85 * fraction,
      `${words} (${step} of ${steps})`,
    ),
    iteration: step,
    loss,
    gradientMax: norm,
    tokensPerSecond,
    secondsLeft,
    samples,
  };
}

/** A step of which there is no more to say than how far the run is. */
export function viewStep(step: TrainingProgressView['step'], fraction: number, detail: string): TrainingProgressView {
  return {
    step,
    iteration: 0,
    loss: null,
    gradientMax: null,
    fraction,
    detail,
    tokensPerSecond: null,
    secondsLeft: null,
    samples: [],
  };
}

type Counted = Extract<TrainThreadProgress, { done: number }>;

/** Where on the progress bar each counted step begins and ends, and its words. */
const STEPS = {
  indexing: { step: 'indexing', from: 0.05, to: 0.45, words: 'Reading and indexing the passages' },
  asking: { step: 'measuring', from: 0.45, to: 0.65, words: 'Asking the questions that the records bring' },
  judging: { step: 'measuring', from: 0.62, to: 0.65, words: 'Finding records that do harm' },
  quizzing: { step: 'measuring', from: 0.637, to: 0.64, words: 'Asking the held-out questions' },
  tracing: { step: 'sharing', from: 0.88, to: 0.96, words: 'Noting how each record pulls at the weights' },
  sharing: { step: 'sharing', from: 0.65, to: 0.95, words: 'Measuring again without each contributor' },
} as const satisfies Record<
  Counted['kind'],
  { step: TrainingProgressView['step']; from: number; to: number; words: string }
>;
