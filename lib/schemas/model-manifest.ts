import { z } from 'zod';
import { classifierSettingsSchema } from '@/lib/schemas/training';

const hex32 = z.custom<`0x${string}`>((value) => typeof value === 'string' && /^0x[0-9a-f]{64}$/.test(value), {
  error: 'Expected 32 bytes as 0x and 64 lower-case hexadecimal digits.',
});
const account = z.custom<`0x${string}`>((value) => typeof value === 'string' && /^0x[0-9a-f]{40}$/.test(value), {
  error: 'Expected an address as 0x and 40 lower-case hexadecimal digits.',
});

export const classMetricsSchema = z.object({
  label: z.string(),
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
  support: z.number().int(),
});

/** Measured on records the evaluated fit never saw. Rows of `confusion` are the true labels, columns the answers. */
export const evaluationSchema = z.object({
  recordCount: z.number().int(),
  accuracy: z.number(),
  logLoss: z.number(),
  labels: z.array(z.string()),
  perClass: z.array(classMetricsSchema),
  confusion: z.array(z.array(z.number().int())),
});
export type EvaluationView = z.output<typeof evaluationSchema>;

/** How the contributors' part is divided where an answer's influence cannot speak. Parts sum to 1,000,000. */
export const contributorSharesSchema = z.object({
  rule: z.enum(['leave-one-out', 'influence-sum', 'record-counts']),
  shares: z.array(z.object({ account, partsPerMillion: z.number().int().nonnegative() })),
  /** By how much the held-out loss rises without the account's records; null where it was not measured. */
  effects: z.array(z.object({ account, records: z.number().int().positive(), effect: z.number().nullable() })),
});

/**
 * What a published model version says of itself: data, settings, seed, measurements, weights. Stored by CID;
 * the Keccak-256 of its canonical JSON (RFC 8785) stands on chain.
 */
export const modelManifestSchema = z.object({
  version: z.literal(1),
  kind: z.literal('classifier'),
  name: z.string(),
  summary: z.string(),
  licences: z.array(z.string()),
  datanets: z.array(
    z.object({
      datanetId: z.number().int().positive(),
      version: z.number().int().positive(),
      manifestHash: hex32,
      name: z.string(),
      licence: z.string(),
    }),
  ),
  textField: z.string(),
  labelField: z.string(),
  settings: classifierSettingsSchema,
  /** Records trained on, after exact copies collapsed to their earliest submission. */
  records: z.number().int().positive(),
  /** Keccak-256 over the hashes of those records, in order. */
  recordsHash: hex32,
  labels: z.array(z.string()),
  evaluation: evaluationSchema.nullable(),
  contributorShares: contributorSharesSchema,
  weightsCid: z.string(),
  weightsHash: hex32,
  computeProvider: account,
});
export type ModelManifest = z.output<typeof modelManifestSchema>;
