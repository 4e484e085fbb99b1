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
    .optional()
    .describe(unsupported);

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const note = z.unknown().optional().describe('A note of the client; it decides nothing about the answer.');

const notes = {
  user: note,
  metadata: note,
  store: note,
  service_tier: note,
  prompt_cache_key: note,
  prompt_cache_retention: note,
  safety_identifier: note,
  parallel_tool_calls: note,
};

const common = {
  model: z
    .union([z.string(), z.number()], words('Name a model, for example "tributary-1".'))
    .transform(String)
    .describe('The model: its number, or "tributary-" and its number.'),
  stream: z.boolean(words('stream is true or false.')).nullish().describe('Whether the answer comes as it is written.'),
  stream_options: z
    .strictObject({
      include_usage: z.boolean().nullish().describe('Whether the last piece counts the tokens.'),
      include_obfuscation: z.boolean().nullish().describe('Taken, and without effect: nothing is padded.'),
    })
    .nullish()
    .describe('What a stream tells besides.'),
  temperature: z
    .number(words('temperature is a number.'))
    .min(0)
    .max(2, 'temperature is 0 to 2.')
    .nullish()
    .describe('How freely it draws tokens, without a unit; at 0 it writes the likeliest each time.'),
  top_p: z
    .number(words('top_p is a number.'))
    .gt(0, 'top_p is above 0.')
    .max(1, 'top_p is at most 1.')
    .nullish()
    .describe('Only the likeliest tokens are drawn from that together have this probability, 0 to 1.'),
  seed: z
    .int(words('seed is a whole number.'))
    .nullish()
    .describe('The same number draws the same tokens; left out, the receipt has one of its own.'),
  stop: z
    .union([z.string().min(1), z.array(z.string().min(1)).max(4)], words('stop is a text, or up to 4 texts.'))
    .nullish()
    .describe('Texts that end the answer and are no part of it.'),
  max_tokens: z
    .int(words('max_tokens is a whole number.'))
    .min(1, 'max_tokens is at least 1.')
    .nullish()
    .describe('The longest answer, in tokens.'),
  n: only([1], 'One answer is written at a time: leave n out, or send 1.'),
  frequency_penalty: only([0], 'Penalties are not supported; leave frequency_penalty out.'),
  presence_penalty: only([0], 'Penalties are not supported; leave presence_penalty out.'),
  logit_bias: only([{}], 'logit_bias is not supported; leave it out.'),
  /** Not OpenAI's. */
  disclosed: z
    .boolean(words('disclosed is true or false.'))
    .default(true)
    .describe('Whether question and answer are published with the receipt; false publishes their fingerprints only.'),
  ...notes,
};

const textPart = z.strictObject(
  {
    type: z.literal('text', words('Only parts of type "text" can be read.')).describe('A text; nothing else is read.'),
    text: z.string().describe('The text.'),
  },
  { error: ({ code }) => (code === 'unrecognized_keys' ? 'A part has type and text only.' : undefined) },
);

const content = z.union(
  [z.string(), z.array(textPart).transform((parts) => parts.map(({ text }) => text).join(''))],
  words('The content is a text, or parts of type "text".'),
);

const messageSchema = z.object({
  role: z
    .enum(['system', 'developer', 'user', 'assistant'], words('A role is system, developer, user or assistant.'))
    .transform((role) => (role === 'developer' ? ('system' as const) : role))
    .describe('Who says it; developer is read as system.'),
  content: content.describe('What is said: a text, or its parts.'),
  tool_calls: only([[]], 'Tools are not supported.'),
  function_call: only([], 'Functions are not supported.'),
});

export const chatRequestSchema = z.strictObject({
  ...common,
  messages: z
    .array(messageSchema, words('messages is a list of {role, content}.'))
    .min(1, 'Send at least one message.')
    .max(64)
    .describe('The conversation, the question last.'),
  max_completion_tokens: z
    .int(words('max_completion_tokens is a whole number.'))
    .min(1)
    .nullish()
    .describe('The longest answer, in tokens.'),
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
  prompt: z
    .union(
      [z.string(), z.tuple([z.string()]).transform(([text]) => text)],
      words('The prompt is one text; lists of prompts and tokens are not read.'),
    )
    .describe('The text to go on from.'),
  best_of: only([1], 'One answer is written at a time: leave best_of out.'),
  echo: only([false], 'The prompt is not repeated: leave echo out.'),
  suffix: only([''], 'suffix is not supported; leave it out.'),
  logprobs: only([], 'logprobs are not given; leave them out.'),
});

/** The most texts of one request for vectors. */
const MOST_TEXTS = 64;

export const embeddingsRequestSchema = z.strictObject({
  model: common.model,
  input: z
    .union(
      [
        z
          .string()
          .min(1)
          .transform((text) => [text]),
        z.array(z.string().min(1)).min(1).max(MOST_TEXTS),
      ],
      words(`input is a text, or 1 to ${MOST_TEXTS} texts, none of them empty; tokens are not read.`),
    )
    .describe('The text, or texts, to turn into vectors.'),
  encoding_format: z
    .enum(['float', 'base64'], words('encoding_format is float or base64.'))
    .nullish()
    .describe('Numbers, or little-endian float32 in base64.'),
  dimensions: only([], 'A vector has as many numbers as its model gives; leave dimensions out.'),
  disclosed: common.disclosed,
  user: note,
});
