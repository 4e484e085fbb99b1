import { z } from 'zod';

/**
 * Requests as OpenAI's clients send them. What is not listed here is refused, with its name: a setting that would be
 * ignored in silence changes what the asker gets.
 */

const words = (text: string) => ({ error: text });

/** Said by clients that ask for nothing special; every other value asks for what there is not here. */
const only = (allowed: readonly unknown[], unsupported: string) =>
  z
    .unknown()
    .refine((value) => value == null || allowed.some((one) => sameJson(one, value)), unsupported)
    .optional();

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Notes of a client that decide nothing about the answer. */
const notes = {
  user: z.unknown().optional(),
  metadata: z.unknown().optional(),
  store: z.unknown().optional(),
  service_tier: z.unknown().optional(),
  prompt_cache_key: z.unknown().optional(),
  prompt_cache_retention: z.unknown().optional(),
  safety_identifier: z.unknown().optional(),
  parallel_tool_calls: z.unknown().optional(),
};

const common = {
  model: z.union([z.string(), z.number()], words('Name a model, for example "tributary-1".')).transform(String),
  stream: z.boolean(words('stream is true or false.')).nullish(),
  stream_options: z
    .strictObject({ include_usage: z.boolean().nullish(), include_obfuscation: z.boolean().nullish() })
    .nullish(),
  temperature: z.number(words('temperature is a number.')).min(0).max(2, 'temperature is 0 to 2.').nullish(),
  top_p: z.number(words('top_p is a number.')).gt(0, 'top_p is above 0.').max(1, 'top_p is at most 1.').nullish(),
  seed: z.int(words('seed is a whole number.')).nullish(),
  stop: z
    .union([z.string().min(1), z.array(z.string().min(1)).max(4)], words('stop is a text, or up to 4 texts.'))
    .nullish(),
  max_tokens: z.int(words('max_tokens is a whole number.')).min(1, 'max_tokens is at least 1.').nullish(),
  n: only([1], 'One answer is written at a time: leave n out, or send 1.'),
  frequency_penalty: only([0], 'Penalties are not supported; leave frequency_penalty out.'),
  presence_penalty: only([0], 'Penalties are not supported; leave presence_penalty out.'),
  logit_bias: only([{}], 'logit_bias is not supported; leave it out.'),
  /** Not OpenAI's: false keeps question and answer out of the published receipt. */
  disclosed: z.boolean(words('disclosed is true or false.')).default(true),
  ...notes,
};

const textPart = z.strictObject(
  { type: z.literal('text', words('Only parts of type "text" can be read.')), text: z.string() },
  { error: ({ code }) => (code === 'unrecognized_keys' ? 'A part has type and text only.' : undefined) },
);

const content = z.union(
  [z.string(), z.array(textPart).transform((parts) => parts.map(({ text }) => text).join(''))],
  words('The content is a text, or parts of type "text".'),
);

const messageSchema = z.object({
  role: z
    .enum(['system', 'developer', 'user', 'assistant'], words('A role is system, developer, user or assistant.'))
    .transform((role) => (role === 'developer' ? ('system' as const) : role)),
  content,
  tool_calls: only([[]], 'Tools are not supported.'),
  function_call: only([], 'Functions are not supported.'),
});

export const chatRequestSchema = z.strictObject({
  ...common,
  messages: z
    .array(messageSchema, words('messages is a list of {role, content}.'))
    .min(1, 'Send at least one message.')
    .max(64),
  max_completion_tokens: z.int(words('max_completion_tokens is a whole number.')).min(1).nullish(),
  response_format: only(
    [{ type: 'text' }],
    'Answers are plain text: leave response_format out, or send {"type": "text"}.',
  ),
  logprobs: only([false], 'logprobs are not given; leave them out.'),
  top_logprobs: only([0], 'logprobs are not given; leave top_logprobs out.'),
  modalities: only([['text']], 'Only texts are written; leave modalities out.'),
  tools: only([[]], 'Tools are not supported; leave tools out.'),
  tool_choice: only(['none', 'auto'], 'Tools are not supported; leave tool_choice out.'),
});

export const completionRequestSchema = z.strictObject({
  ...common,
  prompt: z.union(
    [z.string(), z.tuple([z.string()]).transform(([text]) => text)],
    words('The prompt is one text; lists of prompts and tokens are not read.'),
  ),
  best_of: only([1], 'One answer is written at a time: leave best_of out.'),
  echo: only([false], 'The prompt is not repeated: leave echo out.'),
  suffix: only([''], 'suffix is not supported; leave it out.'),
  logprobs: only([], 'logprobs are not given; leave them out.'),
});

/** The most texts of one request for vectors. */
const MOST_TEXTS = 64;

export const embeddingsRequestSchema = z.strictObject({
  model: common.model,
  input: z.union(
    [
      z
        .string()
        .min(1)
        .transform((text) => [text]),
      z.array(z.string().min(1)).min(1).max(MOST_TEXTS),
    ],
    words(`input is a text, or 1 to ${MOST_TEXTS} texts, none of them empty; tokens are not read.`),
  ),
  encoding_format: z.enum(['float', 'base64'], words('encoding_format is float or base64.')).nullish(),
  dimensions: only([], 'A vector has as many numbers as its model gives; leave dimensions out.'),
  disclosed: common.disclosed,
  user: z.unknown().optional(),
});
