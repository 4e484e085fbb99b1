import { z } from 'zod';
import { answerSchema } from '@/lib/schemas/answer';

/** A passage that carries an answer; start and end are UTF-16 offsets of the answer in it. */
const quoteSchema = z.object({
  contributionId: z.int(),
  index: z.int(),
  datanetId: z.int(),
  text: z.string(),
  start: z.int(),
  end: z.int(),
});

/** A paid answer as the page gets it; the fee is base units as text, "0" when nothing was charged. */
export const paidAnswerSchema = z.object({
  receipt: z.string(),
  model: z.int(),
  modelVersion: z.int(),
  answer: answerSchema,
  fee: z.string(),
  disclosed: z.boolean(),
  state: z.string(),
  quotes: z.array(quoteSchema),
});
export type PaidAnswer = z.output<typeof paidAnswerSchema>;

/** One line of an answer on its way to the page: words as they are written, then the answer or what went wrong. */
export const answerLineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('answer'), paid: paidAnswerSchema }),
  z.object({ kind: z.literal('error'), error: z.object({ code: z.string(), message: z.string() }) }),
]);
export type AnswerLine = z.output<typeof answerLineSchema>;
