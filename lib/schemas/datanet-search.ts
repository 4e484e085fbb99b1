import { z } from 'zod';
import { isStorableText } from '@/lib/core/storable-text';
import { LARGEST_ID } from '@/lib/schemas/id';

export const DATANET_SORTS = ['active', 'newest', 'records', 'contributors'] as const;

const one = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value[0] : value), schema);
const text = (max: number) => one(z.string().trim().max(max).refine(isStorableText).catch('').default(''));
const page = one(z.coerce.number().int().min(1).max(100_000).catch(1).default(1));

/** A place in a list, after or before which a page of it stands: two counts, as "12.5". */
const place = one(
  z
    .string()
    .regex(/^\d{1,9}\.\d{1,9}$/)
    .transform((value): Place => {
      const [major = 0, minor = 0] = value.split('.').map(Number);
      return { major, minor };
    })
    .nullable()
    .catch(null)
    .default(null),
);

/** A place among a Datanet's contributors: how many records of somebody were accepted, and who that is, as "12.0x…". */
const contributorPlace = one(
  z
    .string()
    .regex(/^\d{1,10}\.0x[0-9a-f]{40}$/)
    .refine((value) => Number.parseInt(value, 10) <= LARGEST_ID)
    .transform((value): ContributorPlace => {
      const [records = '', account = ''] = value.split('.');
      return { records: Number(records), account };
    })
    .nullable()
    .catch(null)
    .default(null),
);

/** The filters of the list of Datanets, as they stand in its address. What does not fit counts as not given. */
export const datanetSearchSchema = z.object({
  q: text(100),
  tag: text(30),
  licence: text(60),
  open: one(
    z
      .literal('1')
      .transform(() => true)
      .catch(false)
      .default(false),
  ),
  sort: one(z.enum(DATANET_SORTS).catch('active').default('active')),
  page,
});

/** The filters of a Datanet's record viewer. */
export const recordSearchSchema = z.object({
  q: text(200),
  label: text(80),
  contributor: text(42),
  after: place,
  before: place,
});

/** The filters of a list of contributions. */
export const contributionSearchSchema = z.object({
  status: one(z.enum(['submitted', 'accepted', 'rejected', 'withdrawn']).nullable().catch(null).default(null)),
  contributor: text(42),
  after: place,
  before: place,
});

/** Where the list of what waits for a decision goes on. */
export const pendingSearchSchema = z.object({ after: place, before: place });

/** Which records of a contribution under review are shown, and in which order. */
export const reviewSearchSchema = z.object({
  show: one(z.enum(['all', 'doubt', 'copies']).catch('all').default('all')),
  order: one(z.enum(['doubt', 'file']).catch('doubt').default('doubt')),
  page,
});

/** Where the list of a Datanet's contributors goes on. */
export const contributorSearchSchema = z.object({ after: contributorPlace, before: contributorPlace });

/** Of a record: its contribution's acceptance, and its index; of a contribution: its block, and its place in it. */
export type Place = { major: number; minor: number };

export type ContributorPlace = { records: number; account: string };

export type ReviewSearch = z.infer<typeof reviewSearchSchema>;
export type DatanetSearch = z.infer<typeof datanetSearchSchema>;
export type RecordSearch = z.infer<typeof recordSearchSchema>;
export type ContributionSearch = z.infer<typeof contributionSearchSchema>;
export type PendingSearch = z.infer<typeof pendingSearchSchema>;
export type ContributorSearch = z.infer<typeof contributorSearchSchema>;
