import { headPlaces, rotateHeads, scratchOf } from '@/lib/models/decoder/forward';
import type { DecoderKernel } from '@/lib/models/decoder/kernel';
import type { AdaptedLayer, Linear } from '@/lib/models/decoder/parameters';
import type { AdaptationMemory, BlockMemory, MemoryPlan } from '@/lib/models/decoder/plan-memory';
import { type Place, sliceOf } from '@/lib/models/decoder/slice';

/**
 * The losses of a worker's sequences and the gradients of every layer's output for them, after `runForward`. `weight` is
 * what one target counts. Each row by itself again: what sums over rows is `sumGradient`, once all workers are here.
 */
export function runBackward(
  kernel: DecoderKernel,
  plan: MemoryPlan,
  place: Place,
  weight: number,
  /** Called when the losses are there and the logits are their gradients: what is differentiated may still be changed. */
  onLosses: () => void = () => undefined,
): void {
  const { shape, at, parameters, sequence } = plan;
  const { width, hidden, vocabulary } = shape;
  const { from, to } = sliceOf(plan.batch, place, 1);
  const rows = (to - from) * sequence;
  if (rows === 0) return;
  const own = (address: number, columns: number) => address + 4 * from * sequence * columns;
  const gain = (float: number) => at.merged + 4 * float;
  const scratch = scratchOf(plan, place);
  /** dX = dY·W. */
  const through = (d: number, { at: float, out, in: inner }: Linear, dInput: number) =>
    kernel.multiply(
      ...([rows, inner, out, own(d, out), out, 1, gain(float), inner, 1, own(dInput, inner), inner] as const),
      ...([0, scratch] as const),
    );
  const normBack = (x: number, gains: number, scales: number, d: number) =>
    kernel.normaliseBackward(
      ...([own(x, width), gain(gains), own(scales, 1), own(d, width), own(at.dStream, width), rows, width] as const),
    );
  kernel.loseRows(own(at.logits, vocabulary), own(at.targets, 1), own(at.losses, 1), rows, vocabulary, weight);
  onLosses();
  through(at.logits, parameters.embedding, at.dFinalNormed);
  kernel.zero(own(at.dStream, width), rows * width);
  normBack(at.final, parameters.finalNorm, at.finalScales, at.dFinalNormed);
  for (let index = plan.blocks.length - 1; index >= 0; index--) {
    const block = plan.blocks[index];
    const weights = parameters.blocks[index];
    if (!block || !weights) throw new Error(`Block ${index} has no memory.`);
    kernel.copy(own(block.dFeedOut, width), own(at.dStream, width), rows * width);
    through(block.dFeedOut, weights.feedOut, at.dGated);
    kernel.gateBackward(own(block.feedIn, 2 * hidden), own(at.dGated, hidden), rows, hidden);
    through(block.feedIn, weights.feedIn, block.dFeedNormed);
    normBack(block.middle, weights.feedNorm, block.feedScales, block.dFeedNormed);
    kernel.copy(own(block.dAttentionOut, width), own(at.dStream, width), rows * width);
    through(block.dAttentionOut, weights.attentionOut, at.dMixed);
    for (let member = from; member < to; member++) {
      attendSequenceBackward(kernel, plan, place, { block, index, member });
    }
    const address = own(block.dAttentionIn, weights.attentionIn.out);
    rotateHeads(kernel, plan, { address, rows, direction: -1 });
    through(block.dAttentionIn, weights.attentionIn, block.dAttentionNormed);
    normBack(block.input, weights.attentionNorm, block.attentionScales, block.dAttentionNormed);
  }
  for (const adaptation of plan.adaptations) projectRows(kernel, plan, { adaptation, from, rows, scratch });
}

function attendSequenceBackward(
  kernel: DecoderKernel,
  plan: MemoryPlan,
  place: Place,
  { block, index, member }: { block: BlockMemory; index: number; member: number },
): void {
  const { heads, keyValueHeads, headWidth } = plan.shape;
  const { sequence } = plan;
  const scratch = scratchOf(plan, place);
  const dScores = plan.at.dScores[place.rank];
  if (dScores === undefined) throw new Error(`Worker ${place.rank} has no memory for scores.`);
  const scale = 1 / Math.sqrt(headWidth);
  const wide = heads * headWidth;
  const each = heads / keyValueHeads;
  for (let head = 0; head < heads; head++) {
    const { stride, query, key, value, probabilities, mixed } = headPlaces(plan, { index, member, head });
    const [x, d] = [block.attentionIn, block.dAttentionIn];
    const dMixed = plan.at.dMixed + mixed;
    // Heads that share keys and values add up in their order.
    const adds = head % each === 0 ? 0 : 1;
    kernel.multiply(
      ...([sequence, sequence, headWidth, dMixed, wide, 1, x + value, 1, stride, dScores, sequence, 0] as const),
      scratch,
    );
    kernel.multiply(
      ...([sequence, headWidth, sequence, probabilities, 1, sequence, dMixed, wide, 1] as const),
      ...([d + value, stride, adds, scratch] as const),
    );
    kernel.attendBackward(probabilities, dScores, sequence, scale);
    kernel.multiply(
      ...([sequence, headWidth, sequence, dScores, sequence, 1, x + key, stride, 1, d + query, stride, 0] as const),
      scratch,
    );
    kernel.multiply(
      ...([sequence, headWidth, sequence, dScores, 1, sequence, x + query, stride, 1, d + key, stride, adds] as const),
      scratch,
    );
  }
}

/** A linear layer's input and the gradient of its output: addresses, and floats from row to row. */
type Sides = { readonly input: number; readonly d: number; readonly stride: number };

/** Where an adapted layer's sides stand: queries, keys and values share a matrix, and so do gate and up. */
export function sidesOf(plan: MemoryPlan, { block: index, layer, weights }: AdaptationMemory): Sides {
  const block = plan.blocks[index];
  const parameters = plan.parameters.blocks[index];
  if (!block || !parameters) throw new Error(`There is no block ${index}.`);
  const part = (whole: Linear, d: number, input: number): Sides => ({
    input,
    d: d + (4 * (weights.at - whole.at)) / whole.in,
    stride: whole.out,
  });
  const sides: Record<AdaptedLayer, () => Sides> = {
    attn_q: () => part(parameters.attentionIn, block.dAttentionIn, block.attentionNormed),
    attn_k: () => part(parameters.attentionIn, block.dAttentionIn, block.attentionNormed),
    attn_v: () => part(parameters.attentionIn, block.dAttentionIn, block.attentionNormed),
    attn_output: () => part(parameters.attentionOut, block.dAttentionOut, block.mixed),
    ffn_gate: () => part(parameters.feedIn, block.feedIn, block.feedNormed),
    ffn_up: () => part(parameters.feedIn, block.feedIn, block.feedNormed),
    ffn_down: () => part(parameters.feedOut, block.dFeedOut, block.gated),
  };
  return sides[layer]();
}

/** Rows of x·Aᵀ and of dY·B. */
function projectRows(
  kernel: DecoderKernel,
  plan: MemoryPlan,
  input: { adaptation: AdaptationMemory; from: number; rows: number; scratch: number },
): void {
  const { adaptation, rows, scratch } = input;
  const rank = plan.adapter?.rank ?? 0;
  const first = input.from * plan.sequence;
  const { input: x, d, stride } = sidesOf(plan, adaptation);
  const { weights, down, dDown } = adaptation;
  const [a, b] = [plan.at.adapted + 4 * adaptation.a, plan.at.adapted + 4 * adaptation.b];
  const ownInput = x + 4 * first * weights.in;
  kernel.multiply(
    ...([rows, rank, weights.in, ownInput, weights.in, 1, a, 1, weights.in, down + 4 * first * rank, rank, 0] as const),
    scratch,
  );
  kernel.multiply(
    ...([rows, rank, weights.out, d + 4 * first * stride, stride, 1, b, rank, 1] as const),
    ...([dDown + 4 * first * rank, rank, 0, scratch] as const),
  );
}

/**
 * A worker's part of the gradient of what is trained, over all rows of the batch in their order: after every worker's
 * `runBackward`. Each number is summed by one worker, in the same order whoever it is.
 */
export function sumGradient(kernel: DecoderKernel, plan: MemoryPlan, place: Place): void {
  if (plan.adapter === null) sumWeightGradient(kernel, plan, place);
  else sumAdapterGradient(kernel, plan, place, plan.adapter);
}

function sumWeightGradient(kernel: DecoderKernel, plan: MemoryPlan, place: Place): void {
  const { at, parameters, shape } = plan;
  const { width, vocabulary } = shape;
  const rows = plan.batch * plan.sequence;
  const scratch = scratchOf(plan, place);
  const linear = ({ at: float, out, in: inner }: Linear, input: number, d: number) => {
    const { from, to } = sliceOf(out, place);
    if (from === to) return;
    const gradient = at.gradient + 4 * (float + from * inner);
    kernel.multiply(
      ...([to - from, inner, rows, d + 4 * from, 1, out, input, inner, 1, gradient, inner, 0, scratch] as const),
    );
  };
  const columns = sliceOf(width, place);
  const gain = (float: number, x: number, scales: number, d: number) => {
    const gradient = at.gradient + 4 * float;
    kernel.zero(gradient + 4 * columns.from, columns.to - columns.from);
    kernel.gainBackward(x, scales, d, gradient, rows, width, columns.from, columns.to);
  };
  linear(parameters.embedding, at.finalNormed, at.logits);
  const tokens = sliceOf(vocabulary, place);
  const embedding = at.gradient + 4 * parameters.embedding.at;
  kernel.embedBackward(at.tokens, embedding, at.dStream, rows, width, tokens.from, tokens.to);
  gain(parameters.finalNorm, at.final, at.finalScales, at.dFinalNormed);
  for (const [index, block] of plan.blocks.entries()) {
    const weights = parameters.blocks[index];
    if (!weights) throw new Error(`Block ${index} has no weights.`);
    linear(weights.feedOut, block.gated, block.dFeedOut);
    linear(weights.feedIn, block.feedNormed, block.feedIn);
    linear(weights.attentionOut, block.mixed, block.dAttentionOut);
    linear(weights.attentionIn, block.attentionNormed, block.dAttentionIn);
    gain(weights.feedNorm, block.middle, block.feedScales, block.dFeedNormed);
    gain(weights.attentionNorm, block.input, block.attentionScales, block.dAttentionNormed);
  }
}

function sumAdapterGradient(
  kernel: DecoderKernel,
  plan: MemoryPlan,
  place: Place,
  { rank, alpha }: { rank: number; alpha: number },
): void {
  const rows = plan.batch * plan.sequence;
  const scratch = scratchOf(plan, place);
  for (const adaptation of plan.adaptations) {
    const { weights, down, dDown } = adaptation;
    const { input, d, stride } = sidesOf(plan, adaptation);
    const outs = sliceOf(weights.out, place);
    const b = plan.at.gradient + 4 * (adaptation.b + outs.from * rank);
    if (outs.from < outs.to) {
      kernel.multiply(
        ...([outs.to - outs.from, rank, rows, d + 4 * outs.from, 1, stride, down, rank, 1, b, rank, 0] as const),
        scratch,
      );
    }
    const ins = sliceOf(weights.in, place);
    const a = plan.at.gradient + 4 * (adaptation.a + ins.from);
    if (ins.from < ins.to) {
      kernel.multiply(
        ...([rank, ins.to - ins.from, rows, dDown, 1, rank, input + 4 * ins.from, weights.in, 1, a] as const),
        ...([weights.in, 0, scratch] as const),
      );
    }
  }
  if (alpha !== rank) throw new Error('Only adapters with alpha equal to their rank are trained.');
}
