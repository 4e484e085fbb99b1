import { z } from 'zod';
import { isStorableText } from '@/lib/core/storable-text';
import { MAX_QUESTION_LENGTH, MOST_ANSWER_TOKENS } from '@/lib/schemas/answer-limits';
import { hashSchema } from '@/lib/schemas/hex';
import { idSchema } from '@/lib/schemas/id';

/** How a language model writes. What is left out: the most tokens, the likeliest each time, a seed of the receipt's own. */
export const generationSchema = z.strictObject({
  mostTokens: z
    .int()
    .min(1, 'mostTokens is at least 1.')
    .max(MOST_ANSWER_TOKENS, `mostTokens is at most ${MOST_ANSWER_TOKENS}.`)
    .optional()
    .describe('The longest answer, in tokens.'),
  temperature: z
    .number()
    .min(0, 'temperature is 0 to 2.')
    .max(2, 'temperature is 0 to 2.')
    .optional()
    .describe('How freely it draws tokens, without a unit; at 0 it writes the likeliest each time.'),
  topP: z
    .number()
    .gt(0, 'topP is above 0 and at most 1.')
    .max(1, 'topP is above 0 and at most 1.')
    .optional()
    .describe('Only the likeliest tokens are drawn from that together have this probability, 0 to 1.'),
  seed: z
    .int()
    .min(0, 'seed is 0 to 4294967295.')
    .max(0xffff_ffff, 'seed is 0 to 4294967295.')
    .optional()
    .describe('The same number draws the same tokens; left out, the receipt has one of its own.'),
  stop: z
    .array(z.string().min(1).max(200).refine(isStorableText, 'A stop text holds characters that are no text.'))
    .max(4, 'At most 4 texts can stop an answer.')
    .optional()
    .describe('Texts that end the answer and are no part of it.'),
});
export type Generation = z.output<typeof generationSchema>;

const NAME_A_MODEL = 'Name the model by its number, for example 1.';

/** What is asked of a model. An undisclosed question and its answer are published as salted hashes only. */
export const askRequestSchema = z.strictObject(
  {
    model: z.int(NAME_A_MODEL).pipe(idSchema).describe('Number of the model.'),
    question: z
      .string('Write a question.')
      .trim()
      .min(1, 'Write a question.')
      .max(MAX_QUESTION_LENGTH, `A question has at most ${MAX_QUESTION_LENGTH} characters.`)
      .refine(isStorableText, 'The question holds characters that are no text; leave them out.')
      .describe('What is asked, or the text that the model shall label.'),
    disclosed: z
      .boolean('disclosed is true or false.')
      .default(true)
      .describe('Whether question and answer are published with the receipt; false publishes their fingerprints only.'),
    generation: generationSchema.optional().describe('How it shall write: for language models only.'),
  },
  {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? `There is no ${String(keys)}; a request has model, question, disclosed and generation.`
        : 'Send an object: {"model": 1, "question": "…"}.',
  },
);
export type AskRequest = z.output<typeof askRequestSchema>;

/** The key by which a retry is recognised (the Idempotency-Key header). */
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'An Idempotency-Key is 1 to 200 visible ASCII characters, for example a UUID.');

/** A classifier's answer: every label's probability, largest first, and log(p/(1−p)) of the first. */
export const labelAnswerSchema = z.object({
  kind: z.literal('label').describe('The model names a label.'),
  label: z.string().describe('The likeliest label.'),
  margin: z.number().describe('ln(p / (1 − p)) of its probability p, in nats.'),
  probabilities: z
    .array(
      z.object({
        label: z.string().describe('The label.'),
        probability: z.number().describe('Its probability, 0 to 1; all of them sum to 1.'),
      }),
    )
    .describe('Every label, the likeliest first.'),
});
export type LabelAnswer = z.output<typeof labelAnswerSchema>;

/** Where an answer's words stand: UTF-16 offsets in the text of a record. */
export const citationSchema = z.object({
  contributionId: z.int().positive().describe('Number of the contribution that holds the record.'),
  index: z.int().nonnegative().describe('Place of the record in its contribution, from 0.'),
  hash: hashSchema.describe('Keccak-256 of the record’s canonical JSON.'),
  start: z.int().nonnegative().describe('Where the words begin in the record’s text, in UTF-16 units.'),
  end: z.int().positive().describe('Where they end, in UTF-16 units: the first after them.'),
  score: z
    .number()
    .describe('How well this place answers the question, without a unit; the first citation’s is the answer’s.'),
});
export type Citation = z.output<typeof citationSchema>;

/** An answer taken word for word from a record, with every record found to carry it, best first. `text` is empty when nothing fits. */
export const passagesAnswerSchema = z.object({
  kind: z.literal('passages').describe('The model quotes records.'),
  text: z.string().describe('The words it quotes; empty when nothing fits.'),
  citations: z.array(citationSchema).describe('Every record found to hold these words, the best first.'),
  confidence: z
    .number()
    .min(0)
    .max(1)
    .describe('How much of what the question asks about stands around the answer, 0 to 1.'),
});
export type PassagesAnswer = z.output<typeof passagesAnswerSchema>;

/** What a language model wrote. */
export const textAnswerSchema = z.object({
  kind: z.literal('text').describe('The model writes.'),
  text: z.string().describe('What it wrote.'),
  finish: z.enum(['stop', 'length']).describe('Whether it came to an end, or was cut at the most tokens asked for.'),
  promptTokens: z.int().nonnegative().describe('Length of the question, in tokens.'),
  completionTokens: z.int().nonnegative().describe('Length of the answer, in tokens.'),
});
export type TextAnswer = z.output<typeof textAnswerSchema>;

/** Vectors of texts: too long to publish, so the receipt fixes their Keccak-256 (little-endian float32, one after another). */
export const vectorsAnswerSchema = z.object({
  kind: z.literal('vectors').describe('The model gives vectors of texts.'),
  count: z.int().positive().describe('How many vectors.'),
  dimensions: z.int().positive().describe('How many numbers each has.'),
  hash: hashSchema.describe('Keccak-256 of the vectors as little-endian float32, one after another.'),
  promptTokens: z.int().nonnegative().describe('Length of the texts, in tokens.'),
});
export type VectorsAnswer = z.output<typeof vectorsAnswerSchema>;

export const answerSchema = z.discriminatedUnion('kind', [
  labelAnswerSchema,
  passagesAnswerSchema,
  textAnswerSchema,
  vectorsAnswerSchema,
]);
export type Answer = z.output<typeof answerSchema>;

const salt = { salt: z.string().optional() };

/** The answer as the database keeps it: with the salt of an undisclosed one, which only the asker ever sees. */
export const storedAnswerSchema = z.discriminatedUnion('kind', [
  labelAnswerSchema.extend(salt),
  passagesAnswerSchema.extend(salt),
  textAnswerSchema.extend(salt),
  vectorsAnswerSchema.extend(salt),
]);
export type StoredAnswer = z.output<typeof storedAnswerSchema>;
