import { z } from 'zod';
import { isStorableText } from '@/lib/core/storable-text';
import { MODEL_KINDS } from '@/lib/schemas/training';

export const MODEL_SORTS = ['newest', 'most-asked', 'cheapest', 'most-accurate'] as const;
export type ModelSort = (typeof MODEL_SORTS)[number];

/** The list's address as typed by anyone: what is not understood falls back to its default. */
export const modelSearchSchema = z.object({
  q: z.string().trim().max(200).refine(isStorableText).optional().catch(undefined),
  kind: z.enum(MODEL_KINDS).optional().catch(undefined),
  sort: z.enum(MODEL_SORTS).default('newest').catch('newest'),
  retired: z
    .literal('1')
    .optional()
    .catch(undefined)
    .transform((value) => value === '1'),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});
export type ModelSearch = z.output<typeof modelSearchSchema>;
