import { AppError } from '@/lib/core/errors';
import { planTrainingMemory } from '@/lib/models/decoder/plan-training-memory';
import type { AdapterShape, DecoderShape } from '@/lib/models/decoder/types';

/** Throws `invalid-input` where a training would not fit in the 4 GB that it can address. */
export function checkMemory(input: {
  shape: DecoderShape;
  adapter: AdapterShape;
  batch: number;
  sequence: number;
  threads: number;
}): void {
  const { threads: workers, ...planned } = input;
  const { plan, fits } = planTrainingMemory({ ...planned, workers });
  if (fits) return;
  const gigabytes = (plan.bytes / 1e9).toFixed(1);
  throw new AppError(
    'invalid-input',
    `Training this base would take ${gigabytes} GB of memory, and 4 GB can be used. Choose a smaller base, a smaller rank or shorter records.`,
  );
}
