import { type GgufValue, writeGguf } from '@/lib/models/decoder/gguf/write-gguf';
import { type Adaptation, layOutAdapter } from '@/lib/models/decoder/parameters';
import type { AdapterShape, DecoderShape } from '@/lib/models/decoder/types';

/** An adapter as a GGUF file that llama.cpp lays over its base. */
export function ggufAdapter(input: {
  name: string;
  shape: DecoderShape;
  adapter: AdapterShape;
  weights: Float32Array;
}): Uint8Array<ArrayBuffer> {
  const { shape, adapter, weights } = input;
  const { rank } = adapter;
  const tensors = layOutAdapter(shape, adapter).adaptations.flatMap(
    ({ block, layer, a, b, weights: linear }: Adaptation) => [
      {
        name: `blk.${block}.${layer}.weight.lora_a`,
        dimensions: [linear.in, rank],
        data: weights.subarray(a, a + rank * linear.in),
        precision: 'f32' as const,
      },
      {
        name: `blk.${block}.${layer}.weight.lora_b`,
        dimensions: [rank, linear.out],
        data: weights.subarray(b, b + linear.out * rank),
        precision: 'f32' as const,
      },
    ],
  );
  const header = new Map<string, GgufValue>([
    ['general.type', { type: 'string', value: 'adapter' }],
    ['general.architecture', { type: 'string', value: 'llama' }],
    ['general.name', { type: 'string', value: input.name }],
    ['adapter.type', { type: 'string', value: 'lora' }],
    ['adapter.lora.alpha', { type: 'f32', value: adapter.alpha }],
  ]);
  return writeGguf(header, tensors);
}
