import { createDecoderMemory, openDecoderKernel } from '@/lib/models/decoder/kernel';
import { type MemoryPlan, planMemory } from '@/lib/models/decoder/plan-memory';

/** What a WebAssembly memory of 32-bit addresses can hold, less the page that is kept free and the one that is added. */
const MOST_BYTES = 2 ** 32 - 2 ** 17;

/** The plan of a memory with the room that this kernel's multiplication needs, and whether WebAssembly can address it. */
export function planTrainingMemory(input: Omit<Parameters<typeof planMemory>[0], 'scratchBytes'>): {
  plan: MemoryPlan;
  fits: boolean;
} {
  const { scratchBytes } = openDecoderKernel(createDecoderMemory(0));
  const plan = planMemory({ ...input, scratchBytes: scratchBytes() });
  return { plan, fits: plan.bytes <= MOST_BYTES };
}
