import { runBackward, sumGradient } from '@/lib/models/decoder/backward';
import { runForward, scratchOf } from '@/lib/models/decoder/forward';
import type { DecoderKernel } from '@/lib/models/decoder/kernel';
import type { MemoryPlan } from '@/lib/models/decoder/plan-memory';
import { type Place, sliceOf } from '@/lib/models/decoder/slice';

/** A worker of a run: its kernel, its place, and how it waits for the others. */
export type DecoderWorker = {
  readonly kernel: DecoderKernel;
  readonly memory: WebAssembly.Memory;
  readonly plan: MemoryPlan;
  readonly place: Place;
  /** Returns when every worker has called it as often. */
  readonly meet: () => void;
};

/** What one step does with the gradient: AdamW's terms, and the largest norm the gradient may have. */
export type StepTerms = {
  /** From 1. */
  readonly step: number;
  readonly rate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly decay: number;
  readonly clip: number;
};

/** Floats whose squares are added up at once; the sums are added in their order, whoever made them. */
export const NORM_BLOCK = 4096;

/**
 * One step of training on the batch that stands in memory, as every worker calls it. Returns the batch's mean loss in nats
 * and the gradient's norm before it was clipped. The weights come out the same bit for bit for any number of workers.
 */
export function trainStep(
  worker: DecoderWorker,
  { targets, terms, norms }: { targets: number; terms: StepTerms; norms: Float64Array },
): { loss: number; norm: number } {
  const { kernel, plan, place, meet } = worker;
  runForward(kernel, plan, place);
  runBackward(kernel, plan, place, 1 / targets);
  meet();
  sumGradient(kernel, plan, place);
  meet();
  const blocks = sliceOf(Math.ceil(plan.trained / NORM_BLOCK), place, 1);
  for (let block = blocks.from; block < blocks.to; block++) {
    const from = block * NORM_BLOCK;
    norms[block] = kernel.sumSquares(plan.at.gradient + 4 * from, Math.min(NORM_BLOCK, plan.trained - from));
  }
  meet();
  const norm = Math.sqrt(norms.subarray(0, Math.ceil(plan.trained / NORM_BLOCK)).reduce((sum, part) => sum + part, 0));
  const loss = meanLoss(worker, targets);
  updateSlice(worker, terms, Math.min(1, terms.clip / (norm + 1e-6)));
  meet();
  if (plan.adapter !== null) {
    mergeAdapter(worker);
    meet();
  }
  return { loss, norm };
}

/** The mean of the losses that a forward and backward pass left, in double precision, in the order of the rows. */
export function meanLoss({ memory, plan }: Pick<DecoderWorker, 'memory' | 'plan'>, targets: number): number {
  const losses = new Float32Array(memory.buffer, plan.at.losses, plan.batch * plan.sequence);
  let sum = 0;
  for (const loss of losses) sum += loss;
  return sum / targets;
}

function updateSlice({ kernel, plan, place }: DecoderWorker, terms: StepTerms, scale: number): void {
  const { at, trained } = plan;
  const { from, to } = sliceOf(trained, place);
  if (from === to) return;
  const { step, rate, beta1, beta2, epsilon, decay } = terms;
  kernel.updateWeights(
    ...([at.adapted + 4 * from, at.gradient + 4 * from, at.mean + 4 * from, at.square + 4 * from, to - from] as const),
    ...([rate, beta1, beta2, epsilon, decay, 1 - power(beta1, step), 1 - power(beta2, step), scale] as const),
  );
}

/** A whole power, by multiplications alone: engines may differ in `**`. */
function power(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, left = exponent; left > 0; left = Math.floor(left / 2), square *= square) {
    if (left % 2 === 1) result *= square;
  }
  return result;
}

/** W + B·A for a worker's rows of every adapted layer. */
export function mergeAdapter({ kernel, plan, place }: Pick<DecoderWorker, 'kernel' | 'plan' | 'place'>): void {
  const rank = plan.adapter?.rank ?? 0;
  for (const { a, b, weights } of plan.adaptations) {
    const { from, to } = sliceOf(weights.out, place);
    if (from === to) continue;
    const start = 4 * (weights.at + from * weights.in);
    kernel.copy(plan.at.merged + start, plan.at.weights + start, (to - from) * weights.in);
    kernel.multiply(
      ...([to - from, weights.in, rank, plan.at.adapted + 4 * (b + from * rank), rank, 1] as const),
      ...([plan.at.adapted + 4 * a, weights.in, 1, plan.at.merged + start, weights.in, 1] as const),
      scratchOf(plan, place),
    );
  }
}
