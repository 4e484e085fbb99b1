import { z } from 'zod';
import { ADAPTER_DEFAULTS } from '@/lib/core/adapter-defaults';
import { CLASSIFIER_DEFAULTS } from '@/lib/core/classifier-defaults';
import { ANSWER_RULES, RETRIEVAL_DEFAULTS } from '@/lib/core/retrieval-defaults';
import { isStorableText } from '@/lib/core/storable-text';
import { idSchema } from '@/lib/schemas/id';

/** One frozen version of a Datanet. */
export const datanetVersionRefSchema = z.object({
  datanetId: idSchema.describe('Number of the Datanet.'),
  version: idSchema.describe('Number of its version.'),
});
export type DatanetVersionRef = z.output<typeof datanetVersionRefSchema>;

/**
 * What a model can be: it names a label; it answers from passages of the records; it is an adapter that writes what it was
 * taught, upon a base; another server's model; or a base that adapters are laid upon, which is not asked by itself.
 */
export const MODEL_KINDS = ['classifier', 'retrieval', 'adapter', 'endpoint', 'decoder'] as const;
export type ModelKind = (typeof MODEL_KINDS)[number];

const NO_TEXT = 'Leave out characters that are no text.';

const seed = (usual: string) =>
  z
    .string()
    .trim()
    .min(1, 'Write any word; the same word gives the same model.')
    .max(64)
    .refine(isStorableText, NO_TEXT)
    .default(usual)
    .describe('Any word; the same word gives the same model.');

const heldOutPercent = (usual: number) =>
  z
    .number()
    .int()
    .min(5)
    .max(50)
    .default(usual)
    .describe('How many of the records are kept out to measure with, in percent.');

/** What a builder chooses for a classifier; the rest follows from the records. Every value is published. */
export const classifierSettingsSchema = z.object({
  maxFeatures: z
    .number()
    .int()
    .min(50)
    .max(20_000)
    .default(CLASSIFIER_DEFAULTS.maxFeatures)
    .describe('How many words and pairs of words it weighs at most.'),
  minDocumentFrequency: z
    .number()
    .int()
    .min(1)
    .max(50)
    .default(CLASSIFIER_DEFAULTS.minDocumentFrequency)
    .describe('In how many records a word has to stand to be weighed.'),
  bigrams: z.boolean().default(CLASSIFIER_DEFAULTS.bigrams).describe('Whether pairs of words are weighed, too.'),
  lambda: z
    .number()
    .min(1e-7)
    .max(1)
    .default(CLASSIFIER_DEFAULTS.lambda)
    .describe('How strongly large weights are held down (L2), without a unit.'),
  heldOutPercent: heldOutPercent(20),
  seed: seed(CLASSIFIER_DEFAULTS.seed),
});
export type ClassifierChoices = z.output<typeof classifierSettingsSchema>;

/** What a builder chooses for answers from passages (lib/models/retrieval). Every value is published. */
export const retrievalSettingsSchema = z.object({
  k1: z
    .number()
    .min(0)
    .max(5)
    .default(RETRIEVAL_DEFAULTS.k1)
    .describe('How soon a repeated word stops counting (BM25), without a unit.'),
  b: z
    .number()
    .min(0)
    .max(1)
    .default(RETRIEVAL_DEFAULTS.b)
    .describe('How much a long passage is discounted (BM25), 0 to 1.'),
  passageWords: z
    .number()
    .int()
    .min(20)
    .max(1000)
    .default(RETRIEVAL_DEFAULTS.passageWords)
    .describe('The longest passage, in words; a longer record is cut into overlapping ones.'),
  answerWords: z
    .number()
    .int()
    .min(1)
    .max(60)
    .default(RETRIEVAL_DEFAULTS.answerWords)
    .describe('The longest answer, in words; a whole sentence may be longer.'),
  answerRule: z
    .literal(ANSWER_RULES)
    .default(RETRIEVAL_DEFAULTS.answerRule)
    .describe('The rule by which an answer is chosen: 1 and 2 of older models, 3 of new ones.'),
});
export type RetrievalChoices = z.output<typeof retrievalSettingsSchema>;

/** What a builder chooses for an adapter (lib/models/decoder). Every value is published. */
export const adapterSettingsSchema = z.object({
  rank: z
    .number()
    .int()
    .min(4)
    .max(64)
    .default(ADAPTER_DEFAULTS.rank)
    .describe('Rank of its matrices: how much it can learn.'),
  steps: z
    .number()
    .int()
    .min(20)
    .max(5_000)
    .nullable()
    .default(null)
    .describe('How many steps it learns; null: as many as the records need.'),
  rate: z
    .number()
    .min(1e-5)
    .max(2e-2)
    .default(ADAPTER_DEFAULTS.rate)
    .describe('The highest learning rate, without a unit.'),
  heldOutPercent: heldOutPercent(ADAPTER_DEFAULTS.heldOutPercent),
  seed: seed(ADAPTER_DEFAULTS.seed),
});
export type AdapterChoices = z.output<typeof adapterSettingsSchema>;

/** How another server is spoken to (lib/engines/remote). */
export const ENDPOINT_DIALECTS = ['openai', 'vllm', 'sglang', 'lorax'] as const;

const ENDPOINT_ADDRESS = 'Give the address of the server, beginning with https://.';

/** Where another server's model is asked. Its key is no part of it: that is kept sealed and never published. */
export const endpointSettingsSchema = z.object({
  dialect: z.enum(ENDPOINT_DIALECTS).describe('How the server is spoken to.'),
  url: z
    .url({ error: ENDPOINT_ADDRESS })
    .max(300)
    // The second is for trying it out (ALLOW_LOCAL_ENDPOINTS); the server says no elsewhere.
    .refine((url) => /^(https:\/\/|http:\/\/127\.0\.0\.1[:/]|http:\/\/127\.0\.0\.1$)/.test(url), ENDPOINT_ADDRESS)
    .describe('Address of the server.'),
  model: z
    .string()
    .trim()
    .min(1, "Write the model's name on that server.")
    .max(200)
    .refine(isStorableText, NO_TEXT)
    .describe('What the model is called there.'),
});
export type EndpointChoices = z.output<typeof endpointSettingsSchema>;

const field = z.string().min(1).max(40);

/** Who computes a run: this site's worker, or any provider, whose work is repeated by another and compared. */
const computeSchema = z
  .enum(['operator', 'anyone'])
  .describe('Who computes: the site’s own worker, or any provider, whose work another repeats.');

/** How many Datanets one model is trained on at most. */
export const MOST_DATANETS = 8;

/** What a builder says of a model of any kind. */
const commonRequest = {
  name: z
    .string()
    .trim()
    .min(3, 'Give the model a name of at least 3 characters.')
    .max(80)
    .refine(isStorableText, NO_TEXT)
    .describe('What the model is called.'),
  summary: z
    .string()
    .trim()
    .min(10, 'Say in a sentence what the model is good for.')
    .max(280)
    .refine(isStorableText, NO_TEXT)
    .describe('What it is good for, in a sentence.'),
  datanets: z
    .array(datanetVersionRefSchema)
    .min(1, 'Choose at least one Datanet version.')
    .max(MOST_DATANETS)
    .describe('The versions that it is trained on.'),
  textField: field.describe('Column of the text that it reads, quotes or learns to write.'),
};

export const classifierRequestSchema = z.object({
  kind: z.literal('classifier').describe('It names a label.'),
  ...commonRequest,
  labelField: field.describe('Column of the label.'),
  settings: classifierSettingsSchema.describe('How it is trained.'),
  compute: computeSchema.optional(),
});
export type ClassifierRequest = z.output<typeof classifierRequestSchema>;

export const retrievalRequestSchema = z.object({
  kind: z.literal('retrieval').describe('It answers in the words of the records.'),
  ...commonRequest,
  titleField: field
    .nullable()
    .describe('Column of a heading that is searched with the text, but never quoted; null for none.'),
  questionField: field
    .nullable()
    .describe('Column of a question that the text answers, to measure with, never searched; null for none.'),
  answerField: field
    .nullable()
    .describe('Column of its answer as it stands in the text, to measure with, never searched; null for none.'),
  settings: retrievalSettingsSchema.describe('How it is searched.'),
  compute: computeSchema.optional(),
});
export type RetrievalRequest = z.output<typeof retrievalRequestSchema>;

export const adapterRequestSchema = z.object({
  kind: z.literal('adapter').describe('It writes what it was taught, upon a base.'),
  ...commonRequest,
  questionField: field
    .nullable()
    .describe('Column that asks, where the text answers; null: the text goes on from its own beginning.'),
  base: z
    .object({
      modelId: idSchema.describe('Number of the base model.'),
      version: idSchema.describe('Number of its version.'),
    })
    .describe('The base that it is laid upon: a published model of kind `decoder`.'),
  settings: adapterSettingsSchema.describe('How it is trained.'),
  compute: computeSchema.default('operator'),
});
export type AdapterRequest = z.output<typeof adapterRequestSchema>;

export const endpointRequestSchema = z.object({
  kind: z.literal('endpoint').describe('A model on another server.'),
  ...commonRequest,
  settings: endpointSettingsSchema.describe('Where it is asked.'),
});
export type EndpointRequest = z.output<typeof endpointRequestSchema>;

export const trainingRequestSchema = z.discriminatedUnion('kind', [
  classifierRequestSchema,
  retrievalRequestSchema,
  adapterRequestSchema,
  endpointRequestSchema,
]);
export type TrainingRequest = z.output<typeof trainingRequestSchema>;

/** Whether any provider may compute a run. */
export function isForAnyone(request: TrainingRequest): boolean {
  return request.kind !== 'endpoint' && request.compute === 'anyone';
}

/** `paused` keeps what was computed: a run goes on from its last checkpoint. */
export const TRAINING_STATES = ['queued', 'running', 'paused', 'succeeded', 'failed', 'cancelled'] as const;
export type TrainingState = (typeof TRAINING_STATES)[number];

/** Whether a run waits, works or is paused: it can still come to a model. */
export function isUnfinished({ state }: { state: TrainingState }): boolean {
  return state === 'queued' || state === 'running' || state === 'paused';
}

/** What a run shows while it works. `fraction` is 0..1 over all steps. */
export const trainingProgressSchema = z.object({
  step: z.enum(['waiting', 'reading', 'indexing', 'measuring', 'fitting', 'sharing', 'storing', 'done']),
  iteration: z.number().int().nonnegative(),
  loss: z.number().nullable(),
  gradientMax: z.number().nullable(),
  fraction: z.number().min(0).max(1),
  detail: z.string(),
  /** Of a language model's training; absent elsewhere. */
  tokensPerSecond: z.number().nonnegative().nullable().default(null),
  secondsLeft: z.number().nonnegative().nullable().default(null),
  /** What it answers to held-out questions by now. */
  samples: z
    .array(z.object({ step: z.number().int(), question: z.string(), expected: z.string(), answer: z.string() }))
    .default([]),
});
export type TrainingProgressView = z.output<typeof trainingProgressSchema>;

/** One point of the loss curve of a run. */
export const lossPointSchema = z.object({
  phase: z.enum(['evaluation', 'final']),
  iteration: z.number().int().nonnegative(),
  loss: z.number(),
  gradientMax: z.number(),
});
export type LossPoint = z.output<typeof lossPointSchema>;
