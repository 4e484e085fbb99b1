import { z } from 'zod';
import { hashSchema, signedSchema } from '@/lib/schemas/hex';
import {
  acceleratorSchema,
  adapterEvaluationSchema,
  adapterManifestSchema,
  contributorSharesSchema,
  evaluationSchema,
  retrievalEvaluationSchema,
} from '@/lib/schemas/model-manifest';

/** A file of a result: its content identifier and the Keccak-256 of its bytes. */
const fileSchema = z.strictObject({ cid: z.string(), hash: hashSchema });

const ownResultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('classifier'),
    labels: z.array(z.string()),
    evaluation: evaluationSchema.nullable(),
    /** In the order of the records: by how much each raises the held-out loss, in units of 2^-32 nats. */
    judgements: z.array(z.strictObject({ harm: signedSchema.transform(String), harmful: z.boolean() })),
  }),
  z.strictObject({
    kind: z.literal('retrieval'),
    passages: z.int().positive(),
    evaluation: retrievalEvaluationSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('adapter'),
    steps: z.int().positive(),
    accelerator: acceleratorSchema,
    evaluation: adapterEvaluationSchema.nullable(),
    attribution: adapterManifestSchema.shape.attribution,
  }),
  z.strictObject({ kind: z.literal('endpoint') }),
]);

/**
 * What the training of a job came to: canonical JSON (RFC 8785), whose Keccak-256 is what two repetitions are compared by.
 * It says nothing of who computed it, or when.
 */
export const trainingResultSchema = z.strictObject({
  version: z.literal(1),
  /** Keccak-256 of the job's canonical JSON. */
  jobHash: hashSchema,
  weights: fileSchema,
  /** Each record's projected gradient, of an adapter; null for another kind. */
  gradients: fileSchema.nullable(),
  shares: contributorSharesSchema,
  trained: ownResultSchema,
});
export type TrainingResult = z.output<typeof trainingResultSchema>;
