import { z } from 'zod';

const count = z.number().int().min(0);

/** A label field's values, most frequent first; `others` counts what has no place in the list. */
const labelSummary = z.object({
  kind: z.literal('label'),
  name: z.string(),
  /** Records that have the field. */
  filled: count,
  values: z.array(z.object({ value: z.string(), records: count })),
  others: z.object({ values: count, records: count }),
});

/** A text field's lengths in characters, or a number field's values, and how many records lie in each step. */
const rangeSummary = z.object({
  kind: z.enum(['text', 'number']),
  name: z.string(),
  filled: count,
  least: z.number(),
  median: z.number(),
  mean: z.number(),
  most: z.number(),
  /** From `from` on, and below `to`; the last one takes all that is more, too. */
  steps: z.array(z.object({ from: z.number(), to: z.number(), records: count })),
});

/** What stands in a Datanet's records in force, column by column, and who contributed how much that was accepted. */
export const datanetSummarySchema = z.object({
  records: count,
  fields: z.array(z.discriminatedUnion('kind', [labelSummary, rangeSummary])),
  contributors: z.array(z.object({ account: z.string(), records: count })),
  otherContributors: z.object({ accounts: count, records: count }),
});

export type LabelSummary = z.infer<typeof labelSummary>;
export type RangeSummary = z.infer<typeof rangeSummary>;
export type FieldSummary = LabelSummary | RangeSummary;
export type DatanetSummary = z.infer<typeof datanetSummarySchema>;
