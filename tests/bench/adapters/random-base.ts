import { seededNumbers } from '@/lib/core/seeded-numbers';
import { ggufDecoder } from '@/lib/models/decoder/gguf/gguf-decoder';
import { readGguf } from '@/lib/models/decoder/gguf/read-gguf';
import { layOutParameters } from '@/lib/models/decoder/parameters';
import type { DecoderShape } from '@/lib/models/decoder/types';

/** 104 million parameters. */
export const LARGE_SHAPE: DecoderShape = {
  ...{ vocabulary: 4096, width: 768, layers: 16, heads: 12, keyValueHeads: 4, headWidth: 64, hidden: 2048 },
  ...{ context: 512, epsilon: 1e-5, ropeBase: 10_000 },
};

const SPECIAL = ['<|pad|>', '<|user|>', '<|assistant|>', '<|end|>'];

/** A base of random weights in float16, with the tokeniser of another: what it writes means nothing, its speed does. */
export function randomBase(shape: DecoderShape, tokeniserOf: Uint8Array): { bytes: Uint8Array; parameters: number } {
  const { header } = readGguf(tokeniserOf);
  const texts = (key: string): string[] => {
    const value = header.get(key);
    return Array.isArray(value) ? value.map(String) : [];
  };
  const parameters = layOutParameters(shape);
  const { normal } = seededNumbers('random base');
  const pool = Float32Array.from({ length: 1_000_003 }, () => normal() * 0.02);
  const weights = new Float32Array(parameters.length);
  for (let at = 0; at < weights.length; at += pool.length) {
    weights.set(pool.subarray(0, Math.min(pool.length, weights.length - at)), at);
  }
  for (const { attentionNorm, feedNorm } of parameters.blocks) {
    weights.fill(1, attentionNorm, attentionNorm + shape.width);
    weights.fill(1, feedNorm, feedNorm + shape.width);
  }
  weights.fill(1, parameters.finalNorm, parameters.finalNorm + shape.width);
  const tokeniser = {
    tokens: texts('tokenizer.ggml.tokens'),
    merges: texts('tokenizer.ggml.merges'),
    special: SPECIAL,
  };
  const bytes = ggufDecoder({ name: 'random', licence: 'CC0-1.0', shape, weights, tokeniser, precision: 'f16' });
  return { bytes, parameters: parameters.length };
}
