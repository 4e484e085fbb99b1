import { z } from 'zod';
import { isStorableText } from '@/lib/core/storable-text';
import { addressSchema } from '@/lib/schemas/hex';
import { idSchema } from '@/lib/schemas/id';

/** The longest text that is looked for. */
export const LONGEST_SEARCH = 100;

export const searchRequestSchema = z.object({
  q: z
    .string()
    .trim()
    .min(1, 'Type something to look for.')
    .max(LONGEST_SEARCH)
    .refine(isStorableText)
    .describe('What to look for: words, an address, a number, an id.'),
});

/** What a search over everything finds, at most a few of each kind, the best first. */
export const searchResultSchema = z.object({
  datanets: z
    .array(
      z.object({
        id: idSchema.describe('Number of the Datanet.'),
        name: z.string().nullable().describe('What it is called; null while that is not read.'),
        records: z.int().nonnegative().describe('How many records were accepted.'),
      }),
    )
    .describe('Datanets that fit.'),
  models: z
    .array(
      z.object({
        id: idSchema.describe('Number of the model.'),
        name: z.string().nullable().describe('What it is called; null while that is not read.'),
        retired: z.boolean().describe('Whether it answers no more.'),
      }),
    )
    .describe('Models that fit.'),
  people: z.array(z.object({ account: addressSchema.describe('The account.') })).describe('Accounts that fit.'),
  receipts: z
    .array(
      z.object({
        id: z.uuid().describe('Id of the receipt.'),
        modelId: idSchema.describe('Number of the model.'),
        modelName: z.string().nullable().describe('What the model is called; null while that is not read.'),
        askedAt: z.iso.datetime().describe('When it was asked (ISO 8601, UTC).'),
        own: z.boolean().describe('Whether who searches asked it.'),
      }),
    )
    .describe('Receipts whose ids fit.'),
  epochs: z.array(z.object({ number: idSchema.describe('Number of the epoch.') })).describe('Epochs of this number.'),
  proposals: z
    .array(
      z.object({
        id: z.string().describe('Id of the proposal, in decimal digits.'),
        title: z.string().nullable().describe('The first line of what it says; null where it says nothing.'),
      }),
    )
    .describe('Proposals that fit.'),
  records: z
    .array(
      z.object({
        datanetId: idSchema.describe('Number of the Datanet.'),
        datanetName: z.string().nullable().describe('What the Datanet is called; null while that is not read.'),
        contributionId: idSchema.describe('Number of the contribution that holds the record.'),
        index: z.int().nonnegative().describe('Place of the record in its contribution, from 0.'),
        excerpt: z.string().describe('What stands around the first of the words.'),
      }),
    )
    .describe('Records that fit.'),
});

export type SearchResult = z.infer<typeof searchResultSchema>;
