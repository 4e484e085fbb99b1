import { z } from 'zod';
import { askRequestSchema, idempotencyKeySchema } from '@/lib/schemas/answer';
import { paidAnswerSchema } from '@/lib/schemas/answer-line';
import { chatRequestSchema, completionRequestSchema, embeddingsRequestSchema } from '@/lib/schemas/openai';
import type { ApiEndpoint } from '@/lib/server/api/api-endpoint';

const retry = {
  'Idempotency-Key': idempotencyKeySchema
    .optional()
    .describe('What only this question has; sent again with it, the question is not charged twice.'),
};
/** The first that can be asked: model 1 is the base of a deployment, which is not asked by itself. */
export const EXAMPLE_MODEL = 2;
const question = { role: 'user', content: 'Who keeps the lamp?' };

/** What is asked of models: at /v1, as OpenAI's API is, and at /api/v1. */
export const ASKING_ENDPOINTS: readonly ApiEndpoint[] = [
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
];
