import { AppError } from '@/lib/core/errors';
import { readGguf } from '@/lib/models/decoder/gguf/read-gguf';
import { readHeader } from '@/lib/models/decoder/gguf/read-header';
import { readTensor } from '@/lib/models/decoder/gguf/read-tensor';
import { layOutAdapter } from '@/lib/models/decoder/parameters';
import type { AdapterShape, DecoderShape } from '@/lib/models/decoder/types';

const MOST_RANK = 256;

const refuse = (why: string) => new AppError('invalid-input', `This adapter cannot be used: ${why}.`);

/**
 * Reads an adapter's GGUF file for a base of the given shape. All linear layers of every block must be adapted with one
 * rank. Throws `invalid-input` that says what does not fit.
 */
export function readAdapter(bytes: Uint8Array, shape: DecoderShape): { adapter: AdapterShape; weights: Float32Array } {
  const file = readGguf(bytes);
  const { text, fraction } = readHeader(file, refuse);
  if (text('general.type', '') !== 'adapter' || text('adapter.type', '') !== 'lora') throw refuse('it is none');
  if (text('general.architecture', '') !== 'llama') throw refuse('it is for another architecture');
  const rank = file.tensors.get('blk.0.attn_q.weight.lora_a')?.dimensions[1] ?? 0;
  if (rank < 1 || rank > MOST_RANK) throw refuse(`its rank is ${rank}`);
  const adapter = { rank, alpha: fraction('adapter.lora.alpha') };
  const { adaptations, length } = layOutAdapter(shape, adapter);
  if (file.tensors.size !== 2 * adaptations.length) {
    throw refuse(`it has ${file.tensors.size} tensors; over this base there are ${2 * adaptations.length}`);
  }
  const weights = new Float32Array(length);
  for (const { block, layer, a, b, weights: linear } of adaptations) {
    const name = `blk.${block}.${layer}.weight`;
    for (const [part, at, dimensions] of [
      ['lora_a', a, [linear.in, rank]],
      ['lora_b', b, [rank, linear.out]],
    ] as const) {
      const tensor = file.tensors.get(`${name}.${part}`);
      if (!tensor) throw refuse(`it has no “${name}.${part}”`);
      const [inner, out = 1, ...more] = tensor.dimensions;
      if (inner !== dimensions[0] || out !== dimensions[1] || more.length > 0) {
        throw refuse(`“${name}.${part}” is ${tensor.dimensions.join(' × ')}, its base has ${dimensions.join(' × ')}`);
      }
      weights.set(readTensor(tensor), at);
    }
  }
  if (!weights.every(Number.isFinite)) throw refuse('some of its weights are no numbers');
  return { adapter, weights };
}
