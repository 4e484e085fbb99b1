import { z } from 'zod';
import { isStorableText } from '@/lib/core/storable-text';
import { idSchema } from '@/lib/schemas/id';

/** The longest question a classifier is asked, in UTF-16 units. */
export const MAX_QUESTION_LENGTH = 8_000;

/** What is asked of a model. An undisclosed question and its answer are published as salted hashes only. */
export const askRequestSchema = z.strictObject({
  model: idSchema,
  question: z
    .string()
    .trim()
    .min(1, 'Write a question.')
    .max(MAX_QUESTION_LENGTH, `A question has at most ${MAX_QUESTION_LENGTH} characters.`)
    .refine(isStorableText, 'The question holds characters that are no text; leave them out.'),
  disclosed: z.boolean().default(true),
});
export type AskRequest = z.output<typeof askRequestSchema>;

/** The key by which a retry is recognised (the Idempotency-Key header). */
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'An Idempotency-Key is 1 to 200 visible ASCII characters, for example a UUID.');

/** A classifier's answer: every label's probability, largest first, and log(p/(1−p)) of the first. */
export const answerSchema = z.object({
  label: z.string(),
  margin: z.number(),
  probabilities: z.array(z.object({ label: z.string(), probability: z.number() })),
});
export type Answer = z.output<typeof answerSchema>;

/** The answer as the database keeps it: with the salt of an undisclosed one, which only the asker ever sees. */
export const storedAnswerSchema = answerSchema.extend({ salt: z.string().optional() });
export type StoredAnswer = z.output<typeof storedAnswerSchema>;
