import { z } from 'zod';
import { addressSchema, hashSchema } from '@/lib/schemas/hex';
import { keptTrainingRequestSchema } from '@/lib/schemas/kept-training';
import { creditSchema, recordRefSchema, resemblanceSchema } from '@/lib/schemas/training-set';

/**
 * All that decides what a training run comes to: canonical JSON (RFC 8785) in the content store, so that anybody can
 * repeat the run and compare. Records are named by their hashes and the files they stand in, never quoted: a record that
 * is withdrawn is gone from here too.
 */
export const trainingJobSchema = z.strictObject({
  version: z.literal(1).describe('Version of this form.'),
  request: keptTrainingRequestSchema.describe('What the builder chose: the kind, the columns, the settings.'),
  builder: addressSchema.describe('Who asked for the run.'),
  datanets: z
    .array(
      z.strictObject({
        datanetId: z.int().positive().describe('Number of the Datanet.'),
        version: z.int().positive().describe('Number of its version.'),
        manifestHash: hashSchema.describe('Keccak-256 of the version’s manifest, as it stands on chain.'),
        name: z.string().describe('What the Datanet is called.'),
        licence: z.string().describe('Its licence (SPDX).'),
      }),
    )
    .describe('The versions that it is trained on.'),
  base: z
    .strictObject({
      modelId: z.int().positive().describe('Number of the base model.'),
      version: z.int().positive().describe('Number of its version.'),
      weightsCid: z.string().describe('Content identifier of its weights.'),
      weightsHash: hashSchema.describe('Keccak-256 of its weights.'),
    })
    .nullable()
    .describe('The base that an adapter is laid upon; null for another kind.'),
  asOfBlock: z
    .int()
    .nonnegative()
    .describe('Number of the block up to which public records count when copies are looked for.'),
  files: z
    .array(
      z.strictObject({
        contributionId: z.int().positive().describe('Number of the contribution.'),
        cid: z.string().describe('Content identifier of its file.'),
      }),
    )
    .describe('The files that the records stand in: canonical JSON lines; the record’s index is the line’s, from 0.'),
  records: z
    .array(
      recordRefSchema.extend({
        credits: z.array(creditSchema).describe('Who is credited for it.'),
        resembles: resemblanceSchema.nullable().describe('An earlier record that it resembles; null for none.'),
      }),
    )
    .min(1)
    .describe('The records in training order, with who is credited for each.'),
  collapsed: z
    .array(recordRefSchema.extend({ into: resemblanceSchema.describe('The earlier record that it copies.') }))
    .describe('Copies that are left out of the training; their questions are asked all the same.'),
});
export type TrainingJob = z.output<typeof trainingJobSchema>;
