import { type Adaptation, layOutAdapter, layOutParameters, type Parameters } from '@/lib/models/decoder/parameters';
import type { AdapterShape, DecoderShape } from '@/lib/models/decoder/types';

/** What one block keeps of a batch: its activations, then the gradients of its linear layers' outputs. Byte addresses. */
export type BlockMemory = {
  readonly input: number;
  readonly attentionNormed: number;
  readonly attentionScales: number;
  readonly attentionIn: number;
  readonly probabilities: number;
  readonly mixed: number;
  readonly middle: number;
  readonly feedNormed: number;
  readonly feedScales: number;
  readonly feedIn: number;
  readonly gated: number;
  readonly dAttentionNormed: number;
  readonly dAttentionIn: number;
  readonly dAttentionOut: number;
  readonly dFeedNormed: number;
  readonly dFeedOut: number;
};

/** x·Aᵀ and dY·B of one adapted layer, rows × rank each. */
export type AdaptationMemory = Adaptation & { readonly down: number; readonly dDown: number };

/** Where everything of a training run or of an evaluation stands in memory: byte addresses, aligned to 64. */
export type MemoryPlan = {
  readonly shape: DecoderShape;
  readonly adapter: AdapterShape | null;
  readonly batch: number;
  /** Tokens of one sequence, at most the shape's context. */
  readonly sequence: number;
  readonly parameters: Parameters;
  readonly adaptations: readonly AdaptationMemory[];
  /** Floats that are trained: the weights, or the adapter's. */
  readonly trained: number;
  readonly at: {
    /** The weights as they were given; with an adapter, those it is added to. */
    readonly weights: number;
    /** The weights the forward pass uses: with an adapter, merged. */
    readonly merged: number;
    /** What is trained. */
    readonly adapted: number;
    readonly gradient: number;
    readonly mean: number;
    readonly square: number;
    readonly tokens: number;
    readonly targets: number;
    readonly losses: number;
    readonly final: number;
    readonly finalNormed: number;
    readonly finalScales: number;
    readonly logits: number;
    readonly dStream: number;
    readonly dFinalNormed: number;
    readonly dMixed: number;
    readonly dGated: number;
    readonly cosines: number;
    readonly sines: number;
    /** One for each worker. */
    readonly scratch: readonly number[];
    readonly dScores: readonly number[];
  };
  readonly blocks: readonly BlockMemory[];
  readonly bytes: number;
};

/** Plans the memory. `scratchBytes` is what the kernel says it needs. */
export function planMemory(input: {
  shape: DecoderShape;
  adapter: AdapterShape | null;
  batch: number;
  sequence: number;
  workers: number;
  scratchBytes: number;
}): MemoryPlan {
  const { shape, adapter, batch, sequence, workers } = input;
  const parameters = layOutParameters(shape);
  const lora = adapter === null ? null : layOutAdapter(shape, adapter);
  // The first page is the kernel's own.
  let next = 65_536;
  const floats = (count: number): number => {
    const at = next;
    // Not by bits: those of a large base's weights are more than 32.
    next += 64 * Math.ceil(count / 16);
    return at;
  };
  const { width, hidden } = shape;
  const rows = batch * sequence;
  const queries = shape.heads * shape.headWidth;
  const attention = queries + 2 * shape.keyValueHeads * shape.headWidth;
  const trained = lora === null ? parameters.length : lora.length;
  const weights = floats(parameters.length);
  const merged = lora === null ? weights : floats(parameters.length);
  const blocks = parameters.blocks.map(() => ({
    input: floats(rows * width),
    attentionNormed: floats(rows * width),
    attentionScales: floats(rows),
    attentionIn: floats(rows * attention),
    probabilities: floats(batch * shape.heads * sequence * sequence),
    mixed: floats(rows * queries),
    middle: floats(rows * width),
    feedNormed: floats(rows * width),
    feedScales: floats(rows),
    feedIn: floats(rows * 2 * hidden),
    gated: floats(rows * hidden),
    dAttentionNormed: floats(rows * width),
    dAttentionIn: floats(rows * attention),
    dAttentionOut: floats(rows * width),
    dFeedNormed: floats(rows * width),
    dFeedOut: floats(rows * width),
  }));
  const rank = adapter?.rank ?? 0;
  const adaptations = (lora?.adaptations ?? []).map((adaptation) => ({
    ...adaptation,
    down: floats(rows * rank),
    dDown: floats(rows * rank),
  }));
  const pairs = shape.headWidth / 2;
  const at = {
    weights,
    merged,
    adapted: lora === null ? weights : floats(trained),
    gradient: floats(trained),
    mean: floats(trained),
    square: floats(trained),
    tokens: floats(rows),
    targets: floats(rows),
    losses: floats(rows),
    final: floats(rows * width),
    finalNormed: floats(rows * width),
    finalScales: floats(rows),
    logits: floats(rows * shape.vocabulary),
    dStream: floats(rows * width),
    dFinalNormed: floats(rows * width),
    dMixed: floats(rows * queries),
    dGated: floats(rows * hidden),
    cosines: floats(sequence * pairs),
    sines: floats(sequence * pairs),
    scratch: Array.from({ length: workers }, () => floats(input.scratchBytes / 4)),
    dScores: Array.from({ length: workers }, () => floats(sequence * sequence)),
  };
  return { shape, adapter, batch, sequence, parameters, adaptations, trained, at, blocks, bytes: next };
}
