import { type GgufTensor, type GgufValue, writeGguf } from '@/lib/models/decoder/gguf/write-gguf';
import { type Linear, layOutAdapter, layOutParameters } from '@/lib/models/decoder/parameters';
import { CHAT_TEMPLATE } from '@/lib/models/decoder/prompt';
import type { Tokeniser } from '@/lib/models/decoder/tokeniser/types';
import type { DecoderShape } from '@/lib/models/decoder/types';

const [CONTROL, NORMAL] = [3, 1];

/**
 * A decoder as a GGUF file that llama.cpp serves; the embedding is tied, so there is no output matrix. Rotary positions are
 * in llama.cpp's order already.
 */
export function ggufDecoder(input: {
  name: string;
  licence: string;
  shape: DecoderShape;
  weights: Float32Array;
  tokeniser: Tokeniser;
  precision: 'f32' | 'f16';
}): Uint8Array<ArrayBuffer> {
  const { shape, weights, tokeniser, precision } = input;
  const parameters = layOutParameters(shape);
  const vector = (name: string, at: number): GgufTensor => ({
    name,
    dimensions: [shape.width],
    data: weights.subarray(at, at + shape.width),
    precision: 'f32',
  });
  const matrix = (name: string, { at, out, in: inner }: Linear): GgufTensor => ({
    name,
    dimensions: [inner, out],
    data: weights.subarray(at, at + out * inner),
    precision,
  });
  const tensors = [
    matrix('token_embd.weight', parameters.embedding),
    vector('output_norm.weight', parameters.finalNorm),
    ...parameters.blocks.flatMap((block, index) => [
      vector(`blk.${index}.attn_norm.weight`, block.attentionNorm),
      vector(`blk.${index}.ffn_norm.weight`, block.feedNorm),
    ]),
    ...layOutAdapter(shape, { rank: 0, alpha: 0 }).adaptations.map(({ block, layer, weights: linear }) =>
      matrix(`blk.${block}.${layer}.weight`, linear),
    ),
  ];
  return writeGguf(describeDecoder(input.name, input.licence, shape, tokeniser, precision), tensors);
}

function describeDecoder(
  name: string,
  licence: string,
  shape: DecoderShape,
  tokeniser: Tokeniser,
  precision: 'f32' | 'f16',
): Map<string, GgufValue> {
  const u32 = (value: number): GgufValue => ({ type: 'u32', value });
  const f32 = (value: number): GgufValue => ({ type: 'f32', value });
  const text = (value: string): GgufValue => ({ type: 'string', value });
  const { special } = tokeniser;
  return new Map<string, GgufValue>([
    ['general.architecture', text('llama')],
    ['general.name', text(name)],
    ['general.license', text(licence)],
    ['general.file_type', u32(precision === 'f32' ? 0 : 1)],
    ['llama.vocab_size', u32(shape.vocabulary)],
    ['llama.context_length', u32(shape.context)],
    ['llama.embedding_length', u32(shape.width)],
    ['llama.block_count', u32(shape.layers)],
    ['llama.feed_forward_length', u32(shape.hidden)],
    ['llama.rope.dimension_count', u32(shape.headWidth)],
    ['llama.rope.freq_base', f32(shape.ropeBase)],
    ['llama.attention.head_count', u32(shape.heads)],
    ['llama.attention.head_count_kv', u32(shape.keyValueHeads)],
    ['llama.attention.key_length', u32(shape.headWidth)],
    ['llama.attention.value_length', u32(shape.headWidth)],
    ['llama.attention.layer_norm_rms_epsilon', f32(shape.epsilon)],
    ['tokenizer.ggml.model', text('gpt2')],
    ['tokenizer.ggml.pre', text('gpt-2')],
    ['tokenizer.ggml.tokens', { type: 'strings', value: tokeniser.tokens }],
    [
      'tokenizer.ggml.token_type',
      { type: 'i32s', value: tokeniser.tokens.map((_, id) => (id < special.length ? CONTROL : NORMAL)) },
    ],
    ['tokenizer.ggml.merges', { type: 'strings', value: tokeniser.merges }],
    ['tokenizer.ggml.bos_token_id', u32(special.indexOf('<|pad|>'))],
    ['tokenizer.ggml.eos_token_id', u32(special.indexOf('<|end|>'))],
    ['tokenizer.ggml.padding_token_id', u32(special.indexOf('<|pad|>'))],
    ['tokenizer.ggml.add_bos_token', { type: 'bool', value: false }],
    ['tokenizer.chat_template', text(CHAT_TEMPLATE)],
  ]);
}
