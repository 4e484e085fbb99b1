import { z } from 'zod';

// What the engine's process is asked over HTTP on this machine: POST /generate answers with JSON lines, POST /embed and
// GET /state with one object. An error is `{kind: 'error', …}`, as the last line or the only one.

/** The largest question: a prompt of 8,000 characters with its conversation, many times over. */
export const MOST_REQUEST_BYTES = 4_000_000;

const modelSchema = z.object({ base: z.string().max(100), adapter: z.string().max(100).nullable() });
const queueSchema = z.string().max(200);

export const generationSchema = z.object({
  model: modelSchema,
  prompt: z.string().max(1_000_000),
  mostTokens: z.int().positive().max(100_000),
  temperature: z.number().min(0).max(10),
  topP: z.number().min(0).max(1),
  seed: z.int().min(0).max(0xff_ff_ff_ff),
  stop: z.array(z.string().min(1).max(1_000)).max(16),
  queue: queueSchema,
});

export const embedSchema = z.object({
  model: modelSchema,
  texts: z.array(z.string().max(200_000)).min(1).max(256),
  queue: queueSchema,
});

const eventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({
    kind: z.literal('end'),
    reason: z.enum(['stop', 'length']),
    promptTokens: z.int(),
    completionTokens: z.int(),
  }),
]);

/** The errors an engine may say; anything else is told as `internal`. */
export const ENGINE_ERRORS = [
  'invalid-input',
  'not-found',
  'rate-limited',
  'not-ready',
  'storage-unavailable',
  'content-mismatch',
  'too-large',
  'timeout',
  'forbidden',
  'internal',
] as const;

export const errorSchema = z.object({
  kind: z.literal('error'),
  code: z.enum(ENGINE_ERRORS),
  message: z.string(),
  retryAfterS: z.number().nullable(),
  field: z.string().nullable(),
});
export type WireError = z.output<typeof errorSchema>;

export const lineSchema = z.union([eventSchema, errorSchema]);

/** Vectors as base64 of little-endian float32. */
export const embeddingSchema = z.object({
  kind: z.literal('embedding'),
  vectors: z.array(z.string()),
  promptTokens: z.int(),
});

export const stateSchema = z.object({
  engine: z.string(),
  ready: z.boolean(),
  base: z.string().nullable(),
  loaded: z.array(z.object({ cid: z.string(), generations: z.int(), lastUsedAt: z.number() })),
  running: z.int(),
  waiting: z.int(),
  memoryBytes: z.number().nullable(),
  since: z.number().nullable(),
  evicted: z.int(),
});
