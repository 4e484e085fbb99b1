import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { ggufAdapter } from '@/lib/models/decoder/gguf/gguf-adapter';
import { ggufDecoder } from '@/lib/models/decoder/gguf/gguf-decoder';
import { fromHalf, toHalf } from '@/lib/models/decoder/gguf/half-floats';
import { openBase } from '@/lib/models/decoder/gguf/open-base';
import { readAdapter } from '@/lib/models/decoder/gguf/read-adapter';
import { initialiseAdapter, initialiseDecoder } from '@/lib/models/decoder/initialise';
import { layOutAdapter, layOutParameters } from '@/lib/models/decoder/parameters';
import { trainTokeniser } from '@/lib/models/decoder/tokeniser/train-tokeniser';
import { buildForeignBase, FOREIGN_SHAPE, FOREIGN_TOKENS, foreignWeight } from '@/tests/support/build-foreign-base';

const SPECIAL = ['<|pad|>', '<|user|>', '<|assistant|>', '<|end|>'];
const tokeniser = trainTokeniser(['the river and the boat on the river'], { size: 272, special: SPECIAL });
const SHAPE = {
  ...{ vocabulary: 272, width: 32, layers: 2, heads: 4, keyValueHeads: 2, headWidth: 8, hidden: 64, context: 64 },
  ...{ epsilon: 1e-5, ropeBase: 10_000 },
};
const weights = initialiseDecoder(SHAPE, 'open base');
const own = { name: 'A small base', licence: 'mit', shape: SHAPE, weights, tokeniser };
const adapter = { rank: 4, alpha: 4 };
const adapterWeights = initialiseAdapter(SHAPE, adapter, 'open base').map((value, k) => value + k / 1e5);
const ADAPTER = ggufAdapter({ name: 'An adapter', shape: SHAPE, adapter, weights: adapterWeights });

describe('our own base', () => {
  it('comes back as it was written, its weights rounded to half precision at most', () => {
    const full = openBase(ggufDecoder({ ...own, precision: 'f32' }));
    expect({ name: full.name, licence: full.licence, shape: full.shape }).toEqual({
      name: 'A small base',
      licence: 'mit',
      shape: SHAPE,
    });
    expect(full.weights).toEqual(weights);
    const half = openBase(ggufDecoder({ ...own, precision: 'f16' }));
    const { embedding, finalNorm } = layOutParameters(SHAPE);
    expect(half.weights[embedding.at + 5]).toBe(fromHalf(toHalf(weights[embedding.at + 5] ?? 0)));
    expect(half.weights[finalNorm]).toBe(1);
    expect(half.template.name).toBe('tributary');
    expect(half.tokeniser.decode(half.tokeniser.encode('on the river'))).toBe('on the river');
    expect(SPECIAL.map(half.tokeniser.special)).toEqual([0, 1, 2, 3]);
  });

  it('and its adapters do, bit for bit, the same bytes each time', () => {
    expect(readAdapter(ADAPTER, SHAPE)).toEqual({ adapter, weights: adapterWeights });
    const again = ggufAdapter({ name: 'An adapter', shape: SHAPE, adapter, weights: adapterWeights });
    expect(Buffer.from(again).equals(Buffer.from(ADAPTER))).toBe(true);
  });

  it.each([
    ['another width', { ...SHAPE, width: 36 }, /its base has/],
    ['more layers', { ...SHAPE, layers: 3 }, /tensors/],
  ])('refuses an adapter made for %s', (_, shape, why) => {
    expect(() => readAdapter(ADAPTER, shape)).toThrow(why);
  });

  it('is no adapter, nor the other way about', () => {
    expect(() => readAdapter(ggufDecoder({ ...own, precision: 'f16' }), SHAPE)).toThrow(/it is none/);
    expect(() => openBase(ADAPTER)).toThrow(AppError);
  });
});

describe('a base of another family', () => {
  it('is opened with its own pieces, its own conversations and its Q8_0 as rounded there', () => {
    const { name, licence, shape, weights: read, tokeniser: open, template } = openBase(buildForeignBase({}));
    expect({ name, licence, template: template.name }).toEqual({
      name: 'Another family',
      licence: null,
      template: 'chatml',
    });
    expect(shape).toEqual({
      ...{
        ...FOREIGN_SHAPE,
        layers: 1,
        keyValueHeads: FOREIGN_SHAPE.heads,
        context: 128,
        epsilon: 1e-6,
        ropeBase: 100_000,
      },
    });
    const { adaptations } = layOutAdapter(shape, { rank: 0, alpha: 0 });
    for (const { weights: linear } of adaptations) {
      expect([...read.subarray(linear.at, linear.at + 17)]).toEqual(
        Array.from({ length: 17 }, (_, k) => foreignWeight(k)),
      );
    }
    // Each digit is a piece of its own, so no merge could join them.
    expect(open.encode(' the 12')).toEqual(
      [' the', ' ', '1', '2'].map((piece) => FOREIGN_TOKENS.indexOf(piece.replace(' ', 'Ġ'))),
    );
    expect(open.special('<|im_end|>')).toBe(2);
  });

  it('may bring its embedding again as its output', () => {
    const twice = buildForeignBase({
      tensors: (all) => [...all, ...all.slice(0, 1).map((first) => ({ ...first, name: 'output.weight' }))],
    });
    expect(openBase(twice).shape.vocabulary).toBe(FOREIGN_SHAPE.vocabulary);
  });

  it.each<[string, Parameters<typeof buildForeignBase>[0], RegExp]>([
    ['another architecture', { header: { 'general.architecture': [8, 'gemma'] } }, /“gemma”/],
    ['a SentencePiece tokeniser', { header: { 'tokenizer.ggml.model': [8, 'llama'] } }, /byte-level/],
    ['pieces that are not known', { header: { 'tokenizer.ggml.pre': [8, 'deepseek-llm'] } }, /deepseek-llm.*smollm/],
    ['a conversation that is not known', { header: { 'tokenizer.chat_template': [8, '[INST]'] } }, /chat template/],
    ['no conversation', { header: { 'tokenizer.chat_template': null } }, /chat template/],
    ['scaled positions', { header: { 'llama.rope.scaling.type': [8, 'yarn'] } }, /scaled/],
    ['heads that turn in part', { header: { 'llama.rope.dimension_count': [4, 16] } }, /part of each head/],
    ['heads that cannot share', { header: { 'llama.attention.head_count_kv': [4, 3] } }, /share/],
    ['a billion blocks', { header: { 'llama.block_count': [4, 1_000_000_000] } }, /claims/],
    ['a width that does not fit', { header: { 'llama.embedding_length': [4, 32] } }, /not 32/],
    ['no width', { header: { 'llama.embedding_length': null } }, /missing/],
    ['more tokens than weights', { header: { 'tokenizer.ggml.tokens': [9, [8, Array(400).fill('x')]] } }, /400 tokens/],
    ['no last norm', { tensors: (all) => all.filter(({ name }) => name !== 'output_norm.weight') }, /output_norm/],
    [
      'biases',
      {
        tensors: (all) => [...all, { name: 'blk.0.attn_q.bias', dimensions: [8], type: 0, bytes: new Uint8Array(32) }],
      },
      /attn_q\.bias/,
    ],
    [
      'an output of its own',
      { tensors: (all) => [...all, { name: 'output.weight', dimensions: [8], type: 0, bytes: new Uint8Array(32) }] },
      /not tied/,
    ],
    [
      'weights that are no numbers',
      {
        tensors: (all) =>
          all.map((tensor) =>
            tensor.name === 'output_norm.weight'
              ? { ...tensor, bytes: new Uint8Array(new Float32Array(FOREIGN_SHAPE.width).fill(Number.NaN).buffer) }
              : tensor,
          ),
      },
      /no numbers/,
    ],
  ])('is refused in words for %s', (_, changes, why) => {
    const open = () => openBase(buildForeignBase(changes));
    expect(open).toThrow(AppError);
    expect(open).toThrow(why);
  });
});
