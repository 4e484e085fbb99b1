import { z } from 'zod';
import { addressSchema, hashSchema, signedSchema } from '@/lib/schemas/hex';

export const recordRefSchema = z.strictObject({
  datanetId: z.int().positive().describe('Number of the Datanet.'),
  contributionId: z.int().positive().describe('Number of the contribution that holds the record.'),
  index: z.int().nonnegative().describe('Place of the record in its contribution, from 0.'),
  hash: hashSchema.describe('Keccak-256 of the record’s canonical JSON.'),
});

/** An earlier public record that this one copies or resembles, with their Jaccard similarity in thousandths. */
export const resemblanceSchema = z.strictObject({
  record: recordRefSchema.describe('The earlier record.'),
  similarityPermille: z.int().min(0).max(1000).describe('Jaccard similarity of the two, in thousandths.'),
});
export type Resemblance = z.output<typeof resemblanceSchema>;

/** Who is paid for a record's influence. What the parts lack to a million follows the version's published shares. */
export const creditSchema = z.strictObject({
  account: addressSchema.describe('Who is credited.'),
  partsPerMillion: z.int().min(0).max(1_000_000).describe('With how much of the record, in millionths.'),
});
export type Credit = z.output<typeof creditSchema>;

/**
 * The records a model version was trained on, in training order, and who is credited for each. Canonical JSON
 * (RFC 8785) in the content store; the model's manifest names its CID and hash, so that whoever recomputes a receipt
 * starts from the same list.
 */
export const trainingSetSchema = z.strictObject({
  version: z.literal(1),
  /** Near-duplicates were looked for among the public records submitted up to this block. */
  asOfBlock: z.int().nonnegative(),
  records: z.array(
    recordRefSchema.extend({
      credits: z.array(creditSchema),
      resembles: resemblanceSchema.nullable(),
      /** By how much the record raises the held-out loss, round(τ · 2³²); positive is harmful. "0" where not measured. */
      harm: signedSchema,
      /** Harmful beyond the noise: its influence earns nothing. */
      harmful: z.boolean(),
    }),
  ),
  /** Copies that were left out of the training; their credit is their original's. */
  collapsed: z.array(recordRefSchema.extend({ into: resemblanceSchema })),
});
export type TrainingSet = z.output<typeof trainingSetSchema>;
