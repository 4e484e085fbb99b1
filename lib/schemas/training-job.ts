import { z } from 'zod';
import { addressSchema, hashSchema } from '@/lib/schemas/hex';
import { trainingRequestSchema } from '@/lib/schemas/training';
import { creditSchema, recordRefSchema, resemblanceSchema } from '@/lib/schemas/training-set';

/**
 * All that decides what a training run comes to: canonical JSON (RFC 8785) in the content store, so that anybody can
 * repeat the run and compare. Records are named by their hashes and the files they stand in, never quoted: a record that
 * is withdrawn is gone from here too.
 */
export const trainingJobSchema = z.strictObject({
  version: z.literal(1),
  /** What the builder chose: the kind, the columns, the settings. */
  request: trainingRequestSchema,
  /** Who asked for the run. */
  builder: addressSchema,
  datanets: z.array(
    z.strictObject({
      datanetId: z.int().positive(),
      version: z.int().positive(),
      manifestHash: hashSchema,
      name: z.string(),
      licence: z.string(),
    }),
  ),
  /** The base that an adapter is laid upon; null for another kind. */
  base: z
    .strictObject({
      modelId: z.int().positive(),
      version: z.int().positive(),
      weightsCid: z.string(),
      weightsHash: hashSchema,
    })
    .nullable(),
  /** Copies were looked for among the public records submitted up to this block. */
  asOfBlock: z.int().nonnegative(),
  /** The contributions that the records stand in: canonical JSON lines, the record's index is the line's. */
  files: z.array(z.strictObject({ contributionId: z.int().positive(), cid: z.string() })),
  /** In training order, with who is credited for each. */
  records: z
    .array(recordRefSchema.extend({ credits: z.array(creditSchema), resembles: resemblanceSchema.nullable() }))
    .min(1),
  /** Copies that are left out of the training; their questions are asked all the same. */
  collapsed: z.array(recordRefSchema.extend({ into: resemblanceSchema })),
});
export type TrainingJob = z.output<typeof trainingJobSchema>;
