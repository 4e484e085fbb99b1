import { toHalf } from '@/lib/models/decoder/gguf/half-floats';
import { byteLetters } from '@/lib/models/decoder/tokeniser/byte-alphabet';
import { buildGguf, type RawGguf, toQ8 } from '@/tests/support/build-gguf';

const CHATML =
  "{% for m in messages %}{{'<|im_start|>' + m['role'] + '\n' + m['content'] + '<|im_end|>' + '\n'}}{% endfor %}";
/** Its tokens by id, the first three of them special. */
export const FOREIGN_TOKENS = [
  '<|endoftext|>',
  '<|im_start|>',
  '<|im_end|>',
  ...byteLetters(),
  'Ġt',
  'he',
  'Ġthe',
  'in',
  'on',
];
export const FOREIGN_SHAPE = { vocabulary: FOREIGN_TOKENS.length, width: 64, heads: 2, headWidth: 32, hidden: 96 };

/** Element k of every matrix: no pattern that a transposed matrix would share, and exact in Q8_0 and in half precision. */
export function foreignWeight(k: number): number {
  return (((k * 7919 + (k >> 5) * 31) % 31) - 15) / 64;
}

/** A base of another family by other code: SmolLM's pieces, ChatML, one block, Q8_0 and F16; `changes` spoil it. */
export function buildForeignBase(changes: {
  header?: Record<string, readonly [type: number, value: unknown] | null>;
  tensors?: (tensors: RawGguf['tensors']) => RawGguf['tensors'];
}): Uint8Array {
  const header: Record<string, readonly [type: number, value: unknown] | null> = {
    'general.architecture': [8, 'llama'],
    'general.name': [8, 'Another family'],
    'llama.context_length': [4, 128],
    'llama.embedding_length': [4, FOREIGN_SHAPE.width],
    'llama.block_count': [4, 1],
    'llama.feed_forward_length': [4, FOREIGN_SHAPE.hidden],
    'llama.attention.head_count': [4, FOREIGN_SHAPE.heads],
    'llama.attention.layer_norm_rms_epsilon': [6, 1e-6],
    'llama.rope.freq_base': [6, 100_000],
    'tokenizer.ggml.model': [8, 'gpt2'],
    'tokenizer.ggml.pre': [8, 'smollm'],
    'tokenizer.ggml.tokens': [9, [8, FOREIGN_TOKENS]],
    'tokenizer.ggml.token_type': [9, [5, FOREIGN_TOKENS.map((_, id) => (id < 3 ? 3 : 1))]],
    'tokenizer.ggml.merges': [9, [8, ['Ġ t', 'h e', 'Ġt he', 'i n', 'o n']]],
    'tokenizer.ggml.eos_token_id': [4, 2],
    'tokenizer.ggml.bos_token_id': [4, 1],
    'tokenizer.chat_template': [8, CHATML],
    ...changes.header,
  };
  const numbers = (count: number) => Array.from({ length: count }, (_, k) => foreignWeight(k));
  const matrix = (name: string, inner: number, out: number) => ({
    name,
    dimensions: [inner, out],
    type: 8,
    bytes: toQ8(numbers(inner * out), -6),
  });
  const vector = (name: string) => ({
    name,
    dimensions: [FOREIGN_SHAPE.width],
    type: 0,
    bytes: new Uint8Array(new Float32Array(FOREIGN_SHAPE.width).fill(1).buffer),
  });
  const { width, hidden } = FOREIGN_SHAPE;
  const half = new Uint8Array(Uint16Array.from(numbers(width * width), toHalf).buffer);
  const tensors = [
    matrix('token_embd.weight', width, FOREIGN_SHAPE.vocabulary),
    vector('output_norm.weight'),
    vector('blk.0.attn_norm.weight'),
    vector('blk.0.ffn_norm.weight'),
    ...['attn_q', 'attn_k', 'attn_v'].map((layer) => matrix(`blk.0.${layer}.weight`, width, width)),
    { name: 'blk.0.attn_output.weight', dimensions: [width, width], type: 1, bytes: half },
    ...['ffn_gate', 'ffn_up'].map((layer) => matrix(`blk.0.${layer}.weight`, width, hidden)),
    matrix('blk.0.ffn_down.weight', hidden, width),
  ];
  return buildGguf({
    header: Object.entries(header).flatMap(([key, entry]) => (entry ? [[key, ...entry] as const] : [])),
    tensors: changes.tensors?.(tensors) ?? tensors,
  });
}
