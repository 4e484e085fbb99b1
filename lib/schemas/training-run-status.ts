import { z } from 'zod';
import { lossPointSchema, TRAINING_STATES, trainingProgressSchema } from '@/lib/schemas/training';

/** What `GET /api/training-runs/:id` answers. */
export const trainingRunStatusSchema = z.object({
  state: z.enum(TRAINING_STATES),
  progress: trainingProgressSchema,
  lossCurve: z.array(lossPointSchema),
  problem: z.string(),
});
export type TrainingRunStatus = z.output<typeof trainingRunStatusSchema>;
