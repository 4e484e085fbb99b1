import { AppError } from '@/lib/core/errors';
import { createDecoderMemory, type DecoderKernel, openDecoderKernel } from '@/lib/models/decoder/kernel';
import type { MemoryPlan } from '@/lib/models/decoder/plan-memory';
import { planTrainingMemory } from '@/lib/models/decoder/plan-training-memory';
import { rotaryTables } from '@/lib/models/decoder/rotary-tables';
import type { AdapterShape, DecoderShape } from '@/lib/models/decoder/types';

/** A decoder in memory, with room for a batch. */
export type OpenDecoder = {
  readonly memory: WebAssembly.Memory;
  readonly kernel: DecoderKernel;
  readonly plan: MemoryPlan;
};

/**
 * Puts a decoder's weights, and an adapter's where there is one, into memory that workers can share. With an adapter the
 * merged weights are those of the base until `mergeAdapter`. Throws `too-large` where WebAssembly has no room for it.
 */
export function openDecoder(input: {
  shape: DecoderShape;
  weights: Float32Array;
  adapter?: { readonly shape: AdapterShape; readonly weights: Float32Array };
  batch: number;
  sequence: number;
  workers?: number;
}): OpenDecoder {
  const { shape, weights, adapter, batch, sequence, workers = 1 } = input;
  const { plan, fits } = planTrainingMemory({ shape, adapter: adapter?.shape ?? null, batch, sequence, workers });
  if (!fits) {
    const needed = `${(plan.bytes / 2 ** 30).toFixed(1)} GiB`;
    throw new AppError(
      'too-large',
      `This base needs ${needed} for a batch of ${batch} × ${sequence}; there are 4 GiB.`,
    );
  }
  const memory = createDecoderMemory(plan.bytes);
  const floats = new Float32Array(memory.buffer);
  floats.set(weights, plan.at.weights / 4);
  floats.set(weights, plan.at.merged / 4);
  if (adapter) floats.set(adapter.weights, plan.at.adapted / 4);
  const { cosines, sines } = rotaryTables(shape, sequence);
  floats.set(cosines, plan.at.cosines / 4);
  floats.set(sines, plan.at.sines / 4);
  return { memory, kernel: openDecoderKernel(memory), plan };
}
