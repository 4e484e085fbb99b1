import { AppError } from '@/lib/core/errors';
import { createDecoderMemory, openDecoderKernel } from '@/lib/models/decoder/kernel';
import { planMemory } from '@/lib/models/decoder/plan-memory';
import type { AdapterShape, DecoderShape } from '@/lib/models/decoder/types';

/** What a WebAssembly memory of 32-bit addresses can hold, less the page that is kept free. */
const MOST_BYTES = 2 ** 32 - 2 ** 17;

/** Throws `invalid-input` where a training would not fit in the 4 GB that it can address. */
export function checkMemory(input: {
  shape: DecoderShape;
  adapter: AdapterShape;
  batch: number;
  sequence: number;
  threads: number;
}): void {
  const { threads: workers, ...planned } = input;
  const { scratchBytes } = openDecoderKernel(createDecoderMemory(0));
  const { bytes } = planMemory({ ...planned, workers, scratchBytes: scratchBytes() });
  if (bytes <= MOST_BYTES) return;
  const gigabytes = (bytes / 1e9).toFixed(1);
  throw new AppError(
    'invalid-input',
    `Training this base would take ${gigabytes} GB of memory, and 4 GB can be used. Choose a smaller base, a smaller rank or shorter records.`,
  );
}
