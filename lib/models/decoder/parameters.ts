import type { AdapterShape, DecoderShape } from '@/lib/models/decoder/types';

/** A linear layer y = x·Wᵀ: W is `out` × `in`, row after row, from float `at` on. */
export type Linear = { readonly at: number; readonly out: number; readonly in: number };

export type BlockParameters = {
  readonly attentionNorm: number;
  /** Queries, then keys, then values. */
  readonly attentionIn: Linear;
  readonly attentionOut: Linear;
  readonly feedNorm: number;
  /** The gate, then up. */
  readonly feedIn: Linear;
  readonly feedOut: Linear;
};

/** Where everything stands, in floats from the start. */
export type Parameters = {
  readonly embedding: Linear;
  readonly blocks: readonly BlockParameters[];
  readonly finalNorm: number;
  readonly length: number;
};

/** The linear layers that an adapter changes, in the order of their weights; llama.cpp's names. */
export const ADAPTED = ['attn_q', 'attn_k', 'attn_v', 'attn_output', 'ffn_gate', 'ffn_up', 'ffn_down'] as const;
export type AdaptedLayer = (typeof ADAPTED)[number];

/** A (rank × in) and B (out × rank) of one adapted layer, and the weights they are added to. */
export type Adaptation = {
  readonly block: number;
  readonly layer: AdaptedLayer;
  readonly a: number;
  readonly b: number;
  readonly weights: Linear;
};

function counter(): { take: (count: number) => number; length: () => number } {
  let next = 0;
  return {
    take: (count) => {
      const at = next;
      // Every part starts at a multiple of 16 bytes.
      next += 4 * Math.ceil(count / 4);
      return at;
    },
    length: () => next,
  };
}

/** Where the weights of a decoder stand. */
export function layOutParameters(shape: DecoderShape): Parameters {
  const { take, length } = counter();
  const linear = (out: number, inner: number): Linear => ({ at: take(out * inner), out, in: inner });
  const queries = shape.heads * shape.headWidth;
  const keysAndValues = 2 * shape.keyValueHeads * shape.headWidth;
  const embedding = linear(shape.vocabulary, shape.width);
  const blocks = Array.from({ length: shape.layers }, () => ({
    attentionNorm: take(shape.width),
    attentionIn: linear(queries + keysAndValues, shape.width),
    attentionOut: linear(shape.width, queries),
    feedNorm: take(shape.width),
    feedIn: linear(2 * shape.hidden, shape.width),
    feedOut: linear(shape.width, shape.hidden),
  }));
  const finalNorm = take(shape.width);
  return { embedding, blocks, finalNorm, length: length() };
}

/** Where an adapter's weights stand, and what they change. */
export function layOutAdapter(
  shape: DecoderShape,
  { rank }: AdapterShape,
): { readonly adaptations: readonly Adaptation[]; readonly length: number } {
  const { take, length } = counter();
  const adaptations = layOutParameters(shape).blocks.flatMap((parameters, block) =>
    ADAPTED.map((layer): Adaptation => {
      const weights = findAdapted(shape, parameters, layer);
      return { block, layer, a: take(rank * weights.in), b: take(weights.out * rank), weights };
    }),
  );
  return { adaptations, length: length() };
}

function findAdapted(shape: DecoderShape, parameters: BlockParameters, layer: AdaptedLayer): Linear {
  const { attentionIn, attentionOut, feedIn, feedOut } = parameters;
  const queries = shape.heads * shape.headWidth;
  const keys = shape.keyValueHeads * shape.headWidth;
  const rows = (whole: Linear, from: number, out: number): Linear => ({
    at: whole.at + from * whole.in,
    out,
    in: whole.in,
  });
  switch (layer) {
    case 'attn_q':
      return rows(attentionIn, 0, queries);
    case 'attn_k':
      return rows(attentionIn, queries, keys);
    case 'attn_v':
      return rows(attentionIn, queries + keys, keys);
    case 'attn_output':
      return attentionOut;
    case 'ffn_gate':
      return rows(feedIn, 0, shape.hidden);
    case 'ffn_up':
      return rows(feedIn, shape.hidden, shape.hidden);
    case 'ffn_down':
      return feedOut;
  }
}
