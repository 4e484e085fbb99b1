import { z } from 'zod';
import { lossPointSchema, TRAINING_STATES, trainingProgressSchema } from '@/lib/schemas/training';

/** What `GET /api/training-runs/:id` answers. */
export const trainingRunStatusSchema = z.object({
  state: z.enum(TRAINING_STATES),
  progress: trainingProgressSchema,
  /** Without the first `lossFrom` points, which whoever asks has already. */
  lossCurve: z.array(lossPointSchema),
  lossFrom: z.int().nonnegative().default(0),
  problem: z.string(),
});
export type TrainingRunStatus = z.output<typeof trainingRunStatusSchema>;
