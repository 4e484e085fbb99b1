import { AppError } from '@/lib/core/errors';
import { type GgufFile, readGguf } from '@/lib/models/decoder/gguf/read-gguf';
import { readHeader } from '@/lib/models/decoder/gguf/read-header';
import { readTensor } from '@/lib/models/decoder/gguf/read-tensor';
import { layOutAdapter, layOutParameters } from '@/lib/models/decoder/parameters';
import { CHATML_FORMAT, type ConversationFormat, LLAMA3_FORMAT, TRIBUTARY_FORMAT } from '@/lib/models/decoder/prompt';
import { type OpenTokeniser, openTokeniser } from '@/lib/models/decoder/tokeniser/open-tokeniser';
import { PIECE_RULES, type Tokeniser } from '@/lib/models/decoder/tokeniser/types';
import type { DecoderShape } from '@/lib/models/decoder/types';

/** A base model: what an adapter is trained upon. */
export type OpenBase = {
  readonly name: string;
  /** As the file says; null where it does not. */
  readonly licence: string | null;
  readonly shape: DecoderShape;
  /** As `layOutParameters` has them. */
  readonly weights: Float32Array;
  readonly tokeniser: OpenTokeniser;
  /** How it was taught to read conversations. */
  readonly template: ConversationFormat;
};

const refuse = (why: string) => new AppError('invalid-input', `This base model cannot be used: ${why}.`);

/**
 * Opens a GGUF file of the llama architecture: F32, F16, BF16, or Q8_0, whose numbers are taken as they are rounded there.
 * The embedding must be tied, the tokeniser byte-level with pieces that are known here, and the conversations written in a
 * way that is known here. Throws `invalid-input` that says what is missing.
 */
export function openBase(bytes: Uint8Array): OpenBase {
  const file = readGguf(bytes);
  const { text, number, fraction } = readHeader(file, refuse);
  const architecture = text('general.architecture', '');
  if (architecture !== 'llama') throw refuse(`its architecture is “${architecture.slice(0, 40)}”, not “llama”`);
  const heads = number('llama.attention.head_count');
  const width = number('llama.embedding_length');
  const embedding = file.tensors.get('token_embd.weight');
  const shape: DecoderShape = {
    vocabulary: embedding?.dimensions[1] ?? 0,
    width,
    layers: number('llama.block_count'),
    heads,
    keyValueHeads: number('llama.attention.head_count_kv', heads),
    headWidth: number('llama.attention.key_length', width / heads),
    hidden: number('llama.feed_forward_length'),
    context: number('llama.context_length'),
    epsilon: fraction('llama.attention.layer_norm_rms_epsilon', 1e-5),
    ropeBase: fraction('llama.rope.freq_base', 10_000),
  };
  checkShape(shape, file);
  if (number('llama.rope.dimension_count', shape.headWidth) !== shape.headWidth) {
    throw refuse('it turns only a part of each head by its position');
  }
  if (number('llama.attention.value_length', shape.headWidth) !== shape.headWidth) {
    throw refuse('its values are not as wide as its keys');
  }
  const scaling = text('llama.rope.scaling.type', 'none');
  if (scaling !== 'none') throw refuse(`its positions are scaled (“${scaling.slice(0, 40)}”)`);
  const tokeniser = readTokeniser(file, shape.vocabulary);
  return {
    name: text('general.name', 'unnamed'),
    licence: text('general.license', '') || null,
    shape,
    weights: readWeights(file, shape),
    tokeniser: openTokeniser(tokeniser),
    template: findFormat(text('tokenizer.chat_template', ''), tokeniser),
  };
}

function checkShape(shape: DecoderShape, { tensors }: GgufFile): void {
  const { vocabulary, width, layers, heads, keyValueHeads, headWidth, hidden } = shape;
  // Each block has tensors of its own: a file cannot claim more blocks than it brings.
  if (layers > tensors.size) throw refuse(`it claims ${layers} blocks and brings ${tensors.size} tensors`);
  for (const [what, size] of Object.entries({ vocabulary, width, hidden })) {
    if (size < 4 || size > 1 << 22 || size % 4 !== 0) throw refuse(`its ${what} of ${size} is not a multiple of 4`);
  }
  if (!Number.isInteger(headWidth) || headWidth % 2 !== 0) throw refuse(`its heads are ${headWidth} wide`);
  if (heads % keyValueHeads !== 0) throw refuse(`${heads} heads cannot share ${keyValueHeads} of keys and values`);
  if ((heads * headWidth) % 4 !== 0 || (keyValueHeads * headWidth) % 4 !== 0) {
    throw refuse(`its ${heads} heads of ${headWidth} are not a multiple of 4 wide`);
  }
  if (heads > 1024 || headWidth > 4096) throw refuse(`it has ${heads} heads of ${headWidth}`);
}

function readWeights(file: GgufFile, shape: DecoderShape): Float32Array {
  const parameters = layOutParameters(shape);
  const parts = [
    { name: 'token_embd.weight', ...parameters.embedding },
    { name: 'output_norm.weight', at: parameters.finalNorm, in: shape.width, out: 1 },
    ...parameters.blocks.flatMap((block, index) => [
      { name: `blk.${index}.attn_norm.weight`, at: block.attentionNorm, in: shape.width, out: 1 },
      { name: `blk.${index}.ffn_norm.weight`, at: block.feedNorm, in: shape.width, out: 1 },
    ]),
    ...layOutAdapter(shape, { rank: 0, alpha: 0 }).adaptations.map(({ block, layer, weights }) => ({
      name: `blk.${block}.${layer}.weight`,
      ...weights,
    })),
  ];
  const known = new Set(parts.map(({ name }) => name));
  const output = file.tensors.get('output.weight');
  const embedding = file.tensors.get('token_embd.weight');
  if (output && !(embedding && embedding.type === output.type && sameBytes(embedding.bytes, output.bytes))) {
    throw refuse('its output is not tied to its embedding');
  }
  for (const name of file.tensors.keys()) {
    if (!known.has(name) && name !== 'output.weight') throw refuse(`it has a tensor “${name.slice(0, 80)}”`);
  }
  // All sizes are right before memory is taken for them.
  const found = parts.map((part) => {
    const tensor = file.tensors.get(part.name);
    if (!tensor) throw refuse(`it has no tensor “${part.name}”`);
    const [inner, out = 1, ...more] = tensor.dimensions;
    if (inner !== part.in || out !== part.out || more.some((dimension) => dimension !== 1)) {
      throw refuse(`tensor “${part.name}” is ${tensor.dimensions.join(' × ')}, not ${part.in} × ${part.out}`);
    }
    return { at: part.at, tensor };
  });
  const weights = new Float32Array(parameters.length);
  for (const { at, tensor } of found) weights.set(readTensor(tensor), at);
  if (!weights.every(Number.isFinite)) throw refuse('some of its weights are no numbers');
  return weights;
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** llama.cpp's types of tokens that are special, or taken whole wherever they stand. */
const SPECIAL_TYPES: readonly number[] = [3, 4];

function readTokeniser(file: GgufFile, vocabulary: number): Tokeniser {
  const { text, texts, numbers } = readHeader(file, refuse);
  const model = text('tokenizer.ggml.model', '');
  if (model !== 'gpt2') throw refuse(`its tokeniser is “${model.slice(0, 40)}”, not byte-level (“gpt2”)`);
  const rule = text('tokenizer.ggml.pre', 'default');
  const pieces = PIECE_RULES.find((one) => one === rule);
  if (!pieces) throw refuse(`its tokeniser cuts texts as “${rule.slice(0, 40)}”; known are ${PIECE_RULES.join(', ')}`);
  const tokens = texts('tokenizer.ggml.tokens');
  if (tokens.length > vocabulary) throw refuse(`it has ${tokens.length} tokens and weights for ${vocabulary}`);
  const types = numbers('tokenizer.ggml.token_type');
  const special = tokens.filter((_, id) => SPECIAL_TYPES.includes(types[id] ?? 0));
  return { special, tokens, merges: texts('tokenizer.ggml.merges'), pieces };
}

/** How a base was taught to read conversations: of its file's header alone. Throws `invalid-input` as `openBase` does. */
export function readTemplate(bytes: Uint8Array): ConversationFormat {
  const file = readGguf(bytes);
  const vocabulary = file.tensors.get('token_embd.weight')?.dimensions[1] ?? 0;
  const template = readHeader(file, refuse).text('tokenizer.chat_template', '');
  return findFormat(template, readTokeniser(file, vocabulary));
}

const FORMATS: readonly ConversationFormat[] = [TRIBUTARY_FORMAT, CHATML_FORMAT, LLAMA3_FORMAT];

/** The way of writing conversations whose marks the file's own template uses, and which are tokens of it. */
function findFormat(template: string, { special }: Tokeniser): ConversationFormat {
  const found = FORMATS.find(({ stops }) => stops.every((mark) => template.includes(mark) && special.includes(mark)));
  if (!found) throw refuse('how it writes conversations (its chat template) is not known here');
  return found;
}
