import { z } from 'zod';
import { answerSchema } from '@/lib/schemas/answer';

/** A passage that carries an answer; start and end are UTF-16 offsets of the answer in it. */
const quoteSchema = z.object({
  contributionId: z.int().describe('Number of the contribution that holds the record.'),
  index: z.int().describe('Place of the record in its contribution, from 0.'),
  datanetId: z.int().describe('Number of the Datanet.'),
  text: z.string().describe('The passage.'),
  start: z.int().describe('Where the answer begins in the passage, in UTF-16 units.'),
  end: z.int().describe('Where it ends, in UTF-16 units: the first after it.'),
});

/** A paid answer as the page gets it; the fee is base units as text, "0" when nothing was charged. */
export const paidAnswerSchema = z.object({
  receipt: z.string().describe('Id of the receipt.'),
  model: z.int().describe('Number of the model.'),
  modelVersion: z.int().describe('Its version that answered.'),
  answer: answerSchema.describe('The answer, of one kind or another.'),
  fee: z.string().describe('What it costs, in base units of OPEN; "0" when nothing was charged.'),
  disclosed: z.boolean().describe('Whether question and answer are published with the receipt.'),
  state: z
    .string()
    .describe('How far the receipt is: answered, attributed, settling, settled, or failed, which costs nothing.'),
  quotes: z.array(quoteSchema).describe('The passages that an answer’s words stand in; none of other kinds.'),
});
export type PaidAnswer = z.output<typeof paidAnswerSchema>;

/** One line of an answer on its way to the page: words as they are written, then the answer or what went wrong. */
export const answerLineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('answer'), paid: paidAnswerSchema }),
  z.object({ kind: z.literal('error'), error: z.object({ code: z.string(), message: z.string() }) }),
]);
export type AnswerLine = z.output<typeof answerLineSchema>;
