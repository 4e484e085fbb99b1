import { z } from 'zod';
import { askRequestSchema, idempotencyKeySchema } from '@/lib/schemas/answer';
import { paidAnswerSchema } from '@/lib/schemas/answer-line';
import {
  attemptViewSchema,
  computeProgressSchema,
  computeSiteSchema,
  giveUpSchema,
  submissionSchema,
  takeReplySchema,
  takeRequestSchema,
  tellReplySchema,
} from '@/lib/schemas/compute';
import { croissantSchema } from '@/lib/schemas/croissant';
import { epochFileSchema } from '@/lib/schemas/epoch';
import { hashSchema } from '@/lib/schemas/hex';
import { idSchema } from '@/lib/schemas/id';
import { chatRequestSchema, completionRequestSchema, embeddingsRequestSchema } from '@/lib/schemas/openai';
import { PEFT_FILES } from '@/lib/schemas/peft';
import { receiptDocumentSchema } from '@/lib/schemas/receipt';
import { receiptListQuerySchema, receiptListSchema } from '@/lib/schemas/receipt-list';
import { searchRequestSchema, searchResultSchema } from '@/lib/schemas/search';
import { trainingJobSchema } from '@/lib/schemas/training-job';
import type { KeyOf } from '@/lib/texts/namespaces';

export const API_PARTS = ['openai', 'answers', 'published', 'compute', 'operator'] as const;
export type ApiPart = (typeof API_PARTS)[number];

/** Who may ask: everybody; the holder of an API key; its asker by key or session; who signs as a provider; the operator. */
export type ApiAuth = 'none' | 'key' | 'keyOrSession' | 'provider' | 'scheduler';

export type ApiEndpoint = {
  /** Its name, and the key of its words. */
  readonly id: KeyOf<'api.endpoints'>;
  readonly part: ApiPart;
  readonly method: 'get' | 'post' | 'put';
  /** As OpenAPI writes it: `/v1/models/{id}`. */
  readonly path: string;
  readonly auth: ApiAuth;
  readonly params?: Readonly<Record<string, z.ZodType>>;
  readonly query?: z.ZodObject<Readonly<Record<string, z.ZodType>>>;
  readonly headers?: Readonly<Record<string, z.ZodType>>;
  /** What the route parses its body with; `bytes` for a file. */
  readonly body?: z.ZodType | 'bytes';
  readonly example?: unknown;
  /** What it answers: a schema, a file, or what OpenAI's documentation describes. */
  readonly reply: z.ZodType | 'bytes' | 'openai';
  /** Of the answer; by default JSON, or a file of any kind. */
  readonly mediaType?: string;
  readonly status?: 200 | 202;
};

const runId = { id: z.uuid().describe('Id of the run.') };
const datanetVersion = {
  id: idSchema.describe('Number of the Datanet.'),
  number: idSchema.describe('Number of its version.'),
};
const epochNumber = { number: idSchema.describe('Number of the epoch.') };
const cid = z.string().describe('Content identifier of the file.');
const retry = {
  'Idempotency-Key': idempotencyKeySchema
    .optional()
    .describe('What only this question has; sent again with it, the question is not charged twice.'),
};
/** The first that can be asked: model 1 is the base of a deployment, which is not asked by itself. */
export const EXAMPLE_MODEL = 2;
const question = { role: 'user', content: 'Who keeps the lamp?' };

/** Every route for programs, with the schemas that the routes parse with; those that only this site's pages call are not here. */
export const API_ENDPOINTS: readonly ApiEndpoint[] = [
  { id: 'listModels', part: 'openai', method: 'get', path: '/v1/models', auth: 'key', reply: 'openai' },
  {
    id: 'readModel',
    part: 'openai',
    method: 'get',
    path: '/v1/models/{id}',
    auth: 'key',
    params: { id: z.string().describe('The model: its number, or "tributary-" and its number.') },
    reply: 'openai',
  },
  {
    id: 'chat',
    part: 'openai',
    method: 'post',
    path: '/v1/chat/completions',
    auth: 'key',
    headers: retry,
    body: chatRequestSchema,
    example: { model: `tributary-${EXAMPLE_MODEL}`, messages: [question] },
    reply: 'openai',
  },
  {
    id: 'complete',
    part: 'openai',
    method: 'post',
    path: '/v1/completions',
    auth: 'key',
    headers: retry,
    body: completionRequestSchema,
    example: { model: `tributary-${EXAMPLE_MODEL}`, prompt: 'The lamp is kept by' },
    reply: 'openai',
  },
  {
    id: 'embed',
    part: 'openai',
    method: 'post',
    path: '/v1/embeddings',
    auth: 'key',
    headers: retry,
    body: embeddingsRequestSchema,
    example: { model: `tributary-${EXAMPLE_MODEL}`, input: 'Who keeps the lamp?' },
    reply: 'openai',
  },
  {
    id: 'answer',
    part: 'answers',
    method: 'post',
    path: '/api/v1/answers',
    auth: 'key',
    headers: retry,
    body: askRequestSchema,
    example: { model: EXAMPLE_MODEL, question: 'Who keeps the lamp?' },
    reply: paidAnswerSchema.extend({
      answeredAt: z.iso.datetime().describe('When it was answered (ISO 8601, UTC).'),
    }),
  },
  {
    id: 'readReceipt',
    part: 'published',
    method: 'get',
    path: '/api/v1/receipts/{id}',
    auth: 'keyOrSession',
    params: { id: z.uuid().describe('Id of the receipt.') },
    reply: receiptDocumentSchema,
  },
  {
    id: 'listReceipts',
    part: 'published',
    method: 'get',
    path: '/api/v1/receipts',
    auth: 'none',
    query: receiptListQuerySchema,
    reply: receiptListSchema,
  },
  {
    id: 'readEpoch',
    part: 'published',
    method: 'get',
    path: '/api/v1/epochs/{number}',
    auth: 'none',
    params: epochNumber,
    reply: epochFileSchema,
  },
  {
    id: 'readContent',
    part: 'published',
    method: 'get',
    path: '/api/v1/content/{cid}',
    auth: 'none',
    params: { cid },
    reply: 'bytes',
  },
  {
    id: 'readHashes',
    part: 'published',
    method: 'get',
    path: '/api/v1/contributions/{id}/hashes',
    auth: 'none',
    params: { id: idSchema.describe('Number of the contribution.') },
    reply: z.object({
      contributionId: idSchema.describe('Number of the contribution.'),
      hashes: z.array(hashSchema).describe('Keccak-256 of each record’s canonical JSON, in the order of the file.'),
    }),
  },
  {
    id: 'search',
    part: 'published',
    method: 'get',
    path: '/api/search',
    auth: 'none',
    query: searchRequestSchema,
    reply: searchResultSchema,
  },
  {
    id: 'readVersionRecords',
    part: 'published',
    method: 'get',
    path: '/api/datanets/{id}/versions/{number}/records',
    auth: 'none',
    params: datanetVersion,
    reply: 'bytes',
    mediaType: 'text/plain',
  },
  {
    id: 'describeVersion',
    part: 'published',
    method: 'get',
    path: '/api/datanets/{id}/versions/{number}/croissant',
    auth: 'none',
    params: datanetVersion,
    reply: croissantSchema,
    mediaType: 'application/ld+json',
  },
  {
    id: 'readAdapterFile',
    part: 'published',
    method: 'get',
    path: '/api/models/{id}/versions/{n}/peft/{file}',
    auth: 'none',
    params: {
      id: idSchema.describe('Number of the model.'),
      n: idSchema.describe('Number of its version.'),
      file: z.enum(PEFT_FILES).describe('Which of the two files.'),
    },
    reply: 'bytes',
  },
  {
    id: 'computeSite',
    part: 'compute',
    method: 'get',
    path: '/api/v1/compute',
    auth: 'none',
    reply: computeSiteSchema,
  },
  {
    id: 'takeLease',
    part: 'compute',
    method: 'post',
    path: '/api/v1/compute/leases',
    auth: 'provider',
    body: takeRequestSchema,
    example: {},
    reply: takeReplySchema,
  },
  {
    id: 'readJob',
    part: 'compute',
    method: 'get',
    path: '/api/v1/compute/runs/{id}/job',
    auth: 'none',
    params: runId,
    reply: trainingJobSchema,
  },
  {
    id: 'listAttempts',
    part: 'compute',
    method: 'get',
    path: '/api/v1/compute/runs/{id}/attempts',
    auth: 'none',
    params: runId,
    reply: z.array(attemptViewSchema),
  },
  {
    id: 'tellProgress',
    part: 'compute',
    method: 'post',
    path: '/api/v1/compute/runs/{id}/progress',
    auth: 'provider',
    params: runId,
    body: computeProgressSchema,
    example: { fraction: 0.5, detail: 'Pass 2 of 4', tokensPerSecond: 900, secondsLeft: 60 },
    reply: tellReplySchema,
  },
  {
    id: 'uploadFile',
    part: 'compute',
    method: 'put',
    path: '/api/v1/compute/runs/{id}/files/{cid}',
    auth: 'provider',
    params: { ...runId, cid },
    headers: { 'x-content-keccak256': hashSchema.describe('Keccak-256 of the file.') },
    body: 'bytes',
    reply: z.object({ cid, byteSize: z.int().nonnegative().describe('Size of the file, in bytes.') }),
  },
  {
    id: 'submitResult',
    part: 'compute',
    method: 'post',
    path: '/api/v1/compute/runs/{id}/result',
    auth: 'provider',
    params: runId,
    body: submissionSchema,
    reply: z.object({ position: z.int().positive().describe('Which computation of the run this is, from 1.') }),
  },
  {
    id: 'giveUp',
    part: 'compute',
    method: 'post',
    path: '/api/v1/compute/runs/{id}/give-up',
    auth: 'provider',
    params: runId,
    body: giveUpSchema,
    example: { problem: 'The machine is needed elsewhere.' },
    reply: z.object({ givenUp: z.literal(true).describe('The job is offered again.') }),
  },
  {
    id: 'redoEpoch',
    part: 'operator',
    method: 'post',
    path: '/api/v1/epochs/{number}/redo',
    auth: 'scheduler',
    params: epochNumber,
    reply: z.object({ queued: idSchema.describe('Number of the epoch that is computed anew.') }),
    status: 202,
  },
];
