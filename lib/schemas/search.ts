import { z } from 'zod';
import { isStorableText } from '@/lib/core/storable-text';
import { addressSchema } from '@/lib/schemas/hex';
import { idSchema } from '@/lib/schemas/id';

/** The longest text that is looked for. */
export const LONGEST_SEARCH = 100;

export const searchRequestSchema = z.object({
  q: z.string().trim().min(1, 'Type something to look for.').max(LONGEST_SEARCH).refine(isStorableText),
});

/** What a search over everything finds, at most a few of each kind, the best first. */
export const searchResultSchema = z.object({
  datanets: z.array(z.object({ id: idSchema, name: z.string().nullable(), records: z.int().nonnegative() })),
  models: z.array(z.object({ id: idSchema, name: z.string().nullable(), retired: z.boolean() })),
  people: z.array(z.object({ account: addressSchema })),
  /** `own`: asked by who searches. */
  receipts: z.array(
    z.object({
      id: z.uuid(),
      modelId: idSchema,
      modelName: z.string().nullable(),
      askedAt: z.iso.datetime(),
      own: z.boolean(),
    }),
  ),
  epochs: z.array(z.object({ number: idSchema })),
  /** `id` in decimal digits; `title` is the first line of what it says, null where it says nothing. */
  proposals: z.array(z.object({ id: z.string(), title: z.string().nullable() })),
  /** `excerpt` is what stands around the first of the words. */
  records: z.array(
    z.object({
      datanetId: idSchema,
      datanetName: z.string().nullable(),
      contributionId: idSchema,
      index: z.int().nonnegative(),
      excerpt: z.string(),
    }),
  ),
});

export type SearchResult = z.infer<typeof searchResultSchema>;
