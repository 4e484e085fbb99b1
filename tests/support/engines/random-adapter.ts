import { seededNumbers } from '@/lib/core/seeded-numbers';
import { ggufAdapter } from '@/lib/models/decoder/gguf/gguf-adapter';
import { layOutAdapter } from '@/lib/models/decoder/parameters';
import type { DecoderShape } from '@/lib/models/decoder/types';

/** An adapter of random weights, large enough to change what the base says. */
export function randomAdapter(shape: DecoderShape, seed: string, { rank = 4, deviation = 0.1 } = {}): Uint8Array {
  const adapter = { rank, alpha: 2 * rank };
  const weights = new Float32Array(layOutAdapter(shape, adapter).length);
  const { normal } = seededNumbers(seed);
  for (let k = 0; k < weights.length; k++) weights[k] = normal() * deviation;
  return ggufAdapter({ name: seed, shape, adapter, weights });
}
