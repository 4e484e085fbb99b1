import type { DecoderKernel } from '@/lib/models/decoder/kernel';
import type { Linear } from '@/lib/models/decoder/parameters';
import type { MemoryPlan } from '@/lib/models/decoder/plan-memory';
import { type Place, sliceOf } from '@/lib/models/decoder/slice';

/**
 * The logits of a worker's sequences of the batch. Every row is computed by itself, so it does not matter who computes it.
 * Llama's decoder (Touvron et al. 2023): RMSNorm, rotary positions, grouped-query attention (Ainslie et al. 2023), SwiGLU.
 */
export function runForward(kernel: DecoderKernel, plan: MemoryPlan, place: Place): void {
  const { shape, at, parameters, sequence } = plan;
  const { width, hidden, epsilon, layers } = shape;
  const { from, to } = sliceOf(plan.batch, place, 1);
  const rows = (to - from) * sequence;
  if (rows === 0) return;
  const first = from * sequence;
  const own = (address: number, columns: number) => address + 4 * first * columns;
  const weight = (float: number) => at.merged + 4 * float;
  const linear = (input: number, { at: float, out, in: inner }: Linear, output: number, more: boolean) =>
    kernel.multiply(
      ...([rows, out, inner, own(input, inner), inner, 1, weight(float), 1, inner, own(output, out), out] as const),
      ...([more ? 1 : 0, scratchOf(plan, place)] as const),
    );
  const blocks = plan.blocks;
  kernel.embed(
    own(at.tokens, 1),
    weight(parameters.embedding.at),
    own(blocks[0]?.input ?? at.final, width),
    rows,
    width,
  );
  for (const [index, block] of blocks.entries()) {
    const weights = parameters.blocks[index];
    if (!weights) throw new Error(`Block ${index} of ${layers} has no weights.`);
    const norm = (x: number, gain: number, y: number, scales: number) =>
      kernel.normalise(own(x, width), weight(gain), own(y, width), own(scales, 1), rows, width, epsilon);
    norm(block.input, weights.attentionNorm, block.attentionNormed, block.attentionScales);
    linear(block.attentionNormed, weights.attentionIn, block.attentionIn, false);
    rotateHeads(kernel, plan, { address: own(block.attentionIn, weights.attentionIn.out), rows, direction: 1 });
    for (let member = from; member < to; member++) attendSequence(kernel, plan, place, { index, member });
    kernel.copy(own(block.middle, width), own(block.input, width), rows * width);
    linear(block.mixed, weights.attentionOut, block.middle, true);
    norm(block.middle, weights.feedNorm, block.feedNormed, block.feedScales);
    linear(block.feedNormed, weights.feedIn, block.feedIn, false);
    kernel.gate(own(block.feedIn, 2 * hidden), own(block.gated, hidden), rows, hidden);
    const next = blocks[index + 1]?.input ?? at.final;
    kernel.copy(own(next, width), own(block.middle, width), rows * width);
    linear(block.gated, weights.feedOut, next, true);
  }
  const gain = weight(parameters.finalNorm);
  kernel.normalise(
    own(at.final, width),
    gain,
    own(at.finalNormed, width),
    own(at.finalScales, 1),
    rows,
    width,
    epsilon,
  );
  linear(at.finalNormed, parameters.embedding, at.logits, false);
}

/** A worker's own scratch of the kernel. */
export function scratchOf(plan: MemoryPlan, { rank }: Place): number {
  const scratch = plan.at.scratch[rank];
  if (scratch === undefined) throw new Error(`Worker ${rank} has no scratch memory.`);
  return scratch;
}

/** Rotary positions of queries and keys, which stand before the values. */
export function rotateHeads(
  kernel: DecoderKernel,
  { shape, sequence, at }: MemoryPlan,
  { address, rows, direction }: { address: number; rows: number; direction: 1 | -1 },
): void {
  const { heads, keyValueHeads, headWidth } = shape;
  const stride = (heads + 2 * keyValueHeads) * headWidth;
  kernel.rotate(address, stride, rows, sequence, heads + keyValueHeads, headWidth, at.cosines, at.sines, direction);
}

/** Where one head of one sequence stands in a block's attention. */
export function headPlaces(plan: MemoryPlan, { index, member, head }: { index: number; member: number; head: number }) {
  const { heads, keyValueHeads, headWidth } = plan.shape;
  const { sequence } = plan;
  const block = plan.blocks[index];
  if (!block) throw new Error(`There is no block ${index}.`);
  const stride = (heads + 2 * keyValueHeads) * headWidth;
  const shared = Math.floor((head * keyValueHeads) / heads);
  const row = member * sequence;
  const inAttention = (column: number) => 4 * (row * stride + column);
  const [query, key, value] = [
    inAttention(head * headWidth),
    inAttention((heads + shared) * headWidth),
    inAttention((heads + keyValueHeads + shared) * headWidth),
  ];
  return {
    stride,
    query,
    key,
    value,
    probabilities: block.probabilities + 4 * (member * heads + head) * sequence * sequence,
    mixed: 4 * (row * heads * headWidth + head * headWidth),
  };
}

function attendSequence(
  kernel: DecoderKernel,
  plan: MemoryPlan,
  place: Place,
  { index, member }: { index: number; member: number },
): void {
  const { heads, headWidth } = plan.shape;
  const { sequence } = plan;
  const block = plan.blocks[index];
  if (!block) return;
  const scratch = scratchOf(plan, place);
  const scale = 1 / Math.sqrt(headWidth);
  for (let head = 0; head < heads; head++) {
    const { stride, query, key, value, probabilities, mixed } = headPlaces(plan, { index, member, head });
    const from = block.attentionIn;
    kernel.multiply(
      ...([sequence, sequence, headWidth, from + query, stride, 1, from + key, 1, stride] as const),
      ...([probabilities, sequence, 0, scratch] as const),
    );
    kernel.attend(probabilities, sequence, scale);
    kernel.multiply(
      ...([sequence, headWidth, sequence, probabilities, sequence, 1, from + value, stride, 1] as const),
      ...([block.mixed + mixed, heads * headWidth, 0, scratch] as const),
    );
  }
}
