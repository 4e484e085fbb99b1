import { createHash } from 'node:crypto';
import { ggufDecoder } from '@/lib/models/decoder/gguf/gguf-decoder';
import { initialiseDecoder } from '@/lib/models/decoder/initialise';
import { trainTokeniser } from '@/lib/models/decoder/tokeniser/train-tokeniser';
import type { DecoderShape } from '@/lib/models/decoder/types';
import type { BaseFile } from '@/lib/runtime/base/read-base-file';

const SHAPE: DecoderShape = {
  ...{ vocabulary: 320, width: 32, layers: 2, heads: 4, keyValueHeads: 2, headWidth: 8, hidden: 64 },
  ...{ context: 128, epsilon: 1e-5, ropeBase: 10_000 },
};
const SPECIAL = ['<|pad|>', '<|user|>', '<|assistant|>', '<|end|>'];
const TEXT = 'The lamp stands on the table. Who lit the lamp? The keeper lit it, and the table stands by the window.';

/** A base of random weights that fits anywhere, with papers; another seed gives other weights. It knows nothing. */
export function makeTinyBase(seed = 'tiny'): BaseFile {
  const tokeniser = trainTokeniser([TEXT], { size: SHAPE.vocabulary, special: SPECIAL });
  const shape = { ...SHAPE, vocabulary: tokeniser.tokens.length };
  const weights = initialiseDecoder(shape, seed);
  const bytes = ggufDecoder({ name: 'Tiny base', licence: 'CC0-1.0', shape, weights, tokeniser, precision: 'f16' });
  const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex');
  const source = (title: string) => ({
    title,
    licence: 'CC0-1.0',
    bytes: Buffer.byteLength(title),
    sha256: sha256(title),
  });
  return {
    bytes,
    manifest: {
      version: 1,
      name: 'Tiny base',
      summary: 'Random weights, for tests: it knows nothing.',
      licence: 'CC0-1.0',
      ...{ seed, steps: 0, tokens: 0, heldOutLoss: null, accelerator: 'wasm-simd', shape },
      weights: { bytes: bytes.length, sha256: sha256(bytes) },
      sources: [source('Of lamps and their keepers'), source('The window: a history')],
    },
  };
}
