import { z } from 'zod';
import { idSchema } from '@/lib/schemas/id';
import { keptRetrievalSettingsSchema } from '@/lib/schemas/kept-training';
import { adapterSettingsSchema, classifierSettingsSchema, endpointSettingsSchema } from '@/lib/schemas/training';

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

/**
 * Measured on the questions that the records themselves bring, which are not indexed. Fractions of the questions:
 * the right passage first and among the first five; the answer equal to the expected one, and the overlap of their
 * words (exact match and F1 as SQuAD 1.1 computes them), the same overlap for the answer's whole sentence.
 */
export const retrievalEvaluationSchema = z.object({
  questionCount: z.number().int().positive(),
  firstPassage: z.number(),
  withinFive: z.number(),
  exactMatch: z.number(),
  f1: z.number(),
  sentenceF1: z.number(),
});
export type RetrievalEvaluationView = z.output<typeof retrievalEvaluationSchema>;

/** How the contributors' part is divided where an answer's influence cannot speak. Parts sum to 1,000,000. */
export const contributorSharesSchema = z.object({
  rule: z.enum(['leave-one-out', 'newton-step', 'record-counts']),
  shares: z
    .array(z.object({ account, partsPerMillion: z.number().int().nonnegative() }))
    .refine((shares) => shares.some(({ partsPerMillion }) => partsPerMillion > 0), 'Expected a share to pay.'),
  /** By how much the held-out loss rises without the account's records; null where it was not measured. */
  effects: z.array(z.object({ account, records: z.number().int().positive(), effect: z.number().nullable() })),
});

const commonManifest = {
  version: z.literal(1),
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
  /** Records trained on, after copies collapsed to their earliest submission. */
  records: z.number().int().positive(),
  /** Keccak-256 over the hashes of those records, in order. */
  recordsHash: hex32,
  /** The list of those records with who is credited for each (lib/schemas/training-set.ts), and its Keccak-256. */
  trainingSetCid: z.string(),
  trainingSetHash: hex32,
  contributorShares: contributorSharesSchema,
  weightsCid: z.string(),
  weightsHash: hex32,
  computeProvider: account,
  /** Who trained it. Only that account can publish it so that it is served. */
  builder: account,
};

export const classifierManifestSchema = z.object({
  kind: z.literal('classifier'),
  ...commonManifest,
  labelField: z.string(),
  settings: classifierSettingsSchema,
  labels: z.array(z.string()),
  evaluation: evaluationSchema.nullable(),
});
export type ClassifierManifest = z.output<typeof classifierManifestSchema>;

/** Its weights are an index of the records' passages, without their text: that is read where the records are kept. */
export const retrievalManifestSchema = z.object({
  kind: z.literal('retrieval'),
  ...commonManifest,
  titleField: z.string().nullable(),
  questionField: z.string().nullable(),
  answerField: z.string().nullable(),
  settings: keptRetrievalSettingsSchema,
  passages: z.number().int().positive(),
  /** Null when the records bring no questions to measure with. */
  evaluation: retrievalEvaluationSchema.nullable(),
});
export type RetrievalManifest = z.output<typeof retrievalManifestSchema>;

/** What did the arithmetic of a training: the kernel gives the same bits everywhere, OpenBLAS does not. */
export const acceleratorSchema = z.enum(['wasm-simd', 'openblas']);
export type Accelerator = z.output<typeof acceleratorSchema>;

/** The size of a decoder (lib/models/decoder/types.ts). */
export const decoderShapeSchema = z.object({
  vocabulary: z.int().positive(),
  width: z.int().positive(),
  layers: z.int().positive(),
  heads: z.int().positive(),
  keyValueHeads: z.int().positive(),
  headWidth: z.int().positive(),
  hidden: z.int().positive(),
  context: z.int().positive(),
  epsilon: z.number().positive(),
  ropeBase: z.number().positive(),
});

/** A base model. Its weights are a GGUF file with its tokeniser; its Datanet lists the texts it read. */
export const decoderManifestSchema = z.object({
  kind: z.literal('decoder'),
  ...commonManifest,
  shape: decoderShapeSchema,
  accelerator: acceleratorSchema,
  seed: z.string(),
  steps: z.int().nonnegative(),
  tokens: z.int().nonnegative(),
  /** Mean loss in nats per token, on text that it was not trained on; null where it was not measured. */
  heldOutLoss: z.number().nullable(),
  evaluation: z.null(),
});
export type DecoderManifest = z.output<typeof decoderManifestSchema>;

/**
 * Measured on records that the evaluated fit never saw, by the likeliest answer to each one's question. `known` counts the
 * questions whose answer stands in a trained record too, in other words of the question: only those can be recalled.
 */
export const adapterEvaluationSchema = z.object({
  questionCount: z.int().positive(),
  known: z.int().nonnegative(),
  /** Fractions of all held-out questions answered exactly as their record does, by the base alone and with the adapter. */
  exactBefore: z.number(),
  exactAfter: z.number(),
  /** The same of the known ones; null where there is none. */
  knownExactAfter: z.number().nullable(),
  /** Mean loss in nats per token of the held-out answers. */
  lossBefore: z.number(),
  lossAfter: z.number(),
  samples: z.array(z.object({ question: z.string(), expected: z.string(), before: z.string(), after: z.string() })),
});
export type AdapterEvaluationView = z.output<typeof adapterEvaluationSchema>;

/** Whether the right record came first, or among three, of the model's own answers to held-out known questions. */
const sourcesFoundSchema = z.object({ first: z.number(), withinThree: z.number() });

/** Its weights are a GGUF file of low-rank matrices over its base. */
export const adapterManifestSchema = z.object({
  kind: z.literal('adapter'),
  ...commonManifest,
  questionField: z.string().nullable(),
  base: z.object({
    modelId: idSchema,
    version: idSchema,
    weightsCid: z.string(),
    weightsHash: hex32,
  }),
  settings: adapterSettingsSchema.extend({ steps: z.int().positive() }),
  accelerator: acceleratorSchema,
  evaluation: adapterEvaluationSchema.nullable(),
  /** Each record's projected gradient (lib/attribution/adapter-influence), and the file's Keccak-256. */
  gradientsCid: z.string(),
  gradientsHash: hex32,
  /** Which evidence pays for an answer, and what both found when it was trained; null where nothing could be asked. */
  attribution: z.object({
    pays: z.enum(['influence', 'provenance']),
    measured: z
      .object({ questionCount: z.int().positive(), influence: sourcesFoundSchema, provenance: sourcesFoundSchema })
      .nullable(),
  }),
});
export type AdapterManifest = z.output<typeof adapterManifestSchema>;

/** Another server's model. Its "weights" are the canonical JSON of its settings; its records are what it says to rest on. */
export const endpointManifestSchema = z.object({
  kind: z.literal('endpoint'),
  ...commonManifest,
  settings: endpointSettingsSchema,
  evaluation: z.null(),
});
export type EndpointManifest = z.output<typeof endpointManifestSchema>;

/**
 * What a published model version says of itself: data, settings, seed, measurements, weights. Stored by CID;
 * the Keccak-256 of its canonical JSON (RFC 8785) stands on chain.
 */
export const modelManifestSchema = z.discriminatedUnion('kind', [
  classifierManifestSchema,
  retrievalManifestSchema,
  adapterManifestSchema,
  endpointManifestSchema,
  decoderManifestSchema,
]);
export type ModelManifest = z.output<typeof modelManifestSchema>;
