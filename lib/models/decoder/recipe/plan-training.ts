import { ADAPTER_RECIPE } from '@/lib/models/decoder/recipe/adapter-recipe';

/** The size of a training's batches, and how many of them. Follows from the records and the choices alone. */
export type TrainingPlan = {
  readonly sequence: number;
  readonly batch: number;
  /** Of the fit that is evaluated; 0 where nothing is held out. */
  readonly evaluationSteps: number;
  readonly finalSteps: number;
};

const [LEAST_BATCH, MOST_BATCH] = [4, 32];
/** Longest sequence, in tokens: attention's memory grows with its square. */
const MOST_TOKENS = 512;

/**
 * Plans the training of pieces of these lengths, in tokens of question and answer together. Without a number of steps, each
 * is seen about 40 times.
 */
export function planTraining(input: {
  lengths: readonly number[];
  context: number;
  steps: number | null;
  evaluated: boolean;
}): TrainingPlan {
  const { rows, passes, fewestSteps, mostSteps } = ADAPTER_RECIPE;
  const longest = input.lengths.reduce((most, length) => Math.max(most, length), 1);
  const sequence = Math.min(Math.floor(input.context / 4) * 4, MOST_TOKENS, Math.max(8, Math.ceil(longest / 4) * 4));
  const batch = Math.max(LEAST_BATCH, Math.min(MOST_BATCH, Math.floor(rows / sequence)));
  const needed = Math.ceil((passes * input.lengths.length) / batch);
  const steps = input.steps ?? Math.max(fewestSteps, Math.min(mostSteps, needed));
  return { sequence, batch, evaluationSteps: input.evaluated ? steps : 0, finalSteps: steps };
}
