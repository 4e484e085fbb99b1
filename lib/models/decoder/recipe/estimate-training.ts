import { layOutAdapter, layOutParameters } from '@/lib/models/decoder/parameters';
import { planTraining } from '@/lib/models/decoder/recipe/plan-training';
import type { DecoderShape } from '@/lib/models/decoder/types';

/** Arithmetic of one thread in a training step, in operations a second, on the machine the recipe was measured on. */
const USUAL_SPEED = 15e9;
/** A question and its answer, in tokens, where nothing is known of them. */
const USUAL_TOKENS = 36;
/** What the evaluation, the samples and the records' gradients take on top. */
const BESIDES = 1.15;

/**
 * About how long the training of an adapter takes, both fits with all that is measured, in seconds, and the steps of the
 * first fit. `speed` is what a thread manages, in operations a second.
 */
export function estimateTraining(input: {
  records: number;
  heldOutPercent: number;
  steps: number | null;
  rank: number;
  shape: DecoderShape;
  threads: number;
  /** Of the longest question with its answer, in tokens. */
  longest?: number;
  speed?: number;
}): { steps: number; seconds: number } {
  const { shape, rank, threads, longest = USUAL_TOKENS, speed = USUAL_SPEED } = input;
  const lengths = Array.from({ length: Math.max(1, input.records) }, () => longest);
  const evaluated = input.records >= 8;
  const { batch, sequence, evaluationSteps, finalSteps } = planTraining({
    lengths: evaluated ? lengths.slice(0, Math.ceil(lengths.length * (1 - input.heldOutPercent / 100))) : lengths,
    context: shape.context,
    steps: input.steps,
    evaluated,
  });
  const weights = layOutParameters(shape).length;
  const adapter = layOutAdapter(shape, { rank, alpha: rank }).length;
  // Forward, and backward to the inputs; the adapter's own gradients on top; and W + B·A once a step.
  const perRow = 4 * weights + 8 * adapter + 4 * sequence * shape.heads * shape.headWidth * shape.layers;
  const perStep = batch * sequence * perRow + 2 * rank * weights;
  const seconds = (BESIDES * (evaluationSteps + finalSteps) * perStep) / (speed * Math.max(1, threads));
  return { steps: evaluated ? evaluationSteps : finalSteps, seconds: Math.ceil(seconds) };
}
