import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { RecordFields } from '@/lib/schemas/datanet';
import type { ReviewSearch } from '@/lib/schemas/datanet-search';

/** What the job found in a contribution (lib/jobs/rank-contribution.ts); `state` is about its labels. */
export type RankingRow = {
  state: 'ranked' | 'nothing-to-compare' | 'no-labels' | 'took-too-long';
  method: 'margins-and-neighbours' | 'neighbours' | '';
  labelField: string;
  acceptedRecords: number;
  referenceCount: number;
};

/** Null until the job has run. */
export async function readRankingRow(db: Pick<Db, '$queryRaw'>, contributionId: number): Promise<RankingRow | null> {
  const [row] = await db.$queryRaw<RankingRow[]>`
    SELECT state, method, label_field AS "labelField", accepted_records AS "acceptedRecords",
           reference_count AS "referenceCount"
    FROM contribution_ranking WHERE contribution_id = ${contributionId}`;
  return row ?? null;
}

export type RecordPlace = { contributionId: number; index: number };

/** A record of a contribution with what was found about it. */
export type ReviewRow = RecordPlace & {
  hash: Hex;
  supersedes: Hex | null;
  fields: RecordFields;
  /** Null where labels were not ranked. */
  doubt: {
    doubtful: boolean;
    suggested: string | null;
    near: (RecordPlace & { similarityPermille: number })[];
  } | null;
  /** The earlier public text it is alike to, or the accepted or earlier record that says the same. */
  copy: (RecordPlace & { kind: 'copy' | 'resembles'; similarityPermille: number; field: string | null }) | null;
};

/** Whether a record is accepted in its Datanet, of `record o JOIN contribution oc`. */
const ACCEPTED = Prisma.sql`(oc.status = 'accepted' AND NOT (o.index = ANY (oc.excluded)))`;

/**
 * Common table expressions that end in `same`: the records of these contributions that say exactly what another one of the
 * Datanet says: an accepted one of another contribution, or an earlier one of the same file. Each content is looked up once,
 * however often it is said, so that a file of one line said over and over takes no longer than another.
 */
const sameRecords = (contributionIds: readonly number[]) => Prisma.sql`
  said AS MATERIALIZED (
    SELECT contribution_id, datanet_id, content_hash, min(index) AS first, array_agg(index) AS indices
    FROM record WHERE contribution_id = ANY (${[...contributionIds]}::int[]) AND content_hash <> '' GROUP BY 1, 2, 3),
  same AS MATERIALIZED (
    SELECT contribution_id, unnest(array_remove(indices, first)) AS index FROM said WHERE cardinality(indices) > 1
    UNION SELECT contribution_id, unnest(indices) FROM said WHERE EXISTS (
      SELECT FROM record o JOIN contribution oc ON oc.id = o.contribution_id
      WHERE o.datanet_id = said.datanet_id AND o.content_hash = said.content_hash
        AND o.contribution_id <> said.contribution_id AND ${ACCEPTED}))`;

/** For each content on `page`, the earliest record that says it, and the earliest one beside the contribution itself. */
const earliestOnPage = (contributionId: number) => Prisma.sql`
  earliest AS MATERIALIZED (
    SELECT first.* FROM (SELECT DISTINCT datanet_id, content_hash FROM page WHERE content_hash <> '') AS t
    CROSS JOIN (VALUES (true), (false)) AS k (own)
    CROSS JOIN LATERAL (
      SELECT o.content_hash, o.contribution_id, o.index, oc.submitted_block, oc.submitted_index
      FROM record o JOIN contribution oc ON oc.id = o.contribution_id
      WHERE o.datanet_id = t.datanet_id AND o.content_hash = t.content_hash
        AND CASE WHEN o.contribution_id = ${contributionId} THEN k.own ELSE ${ACCEPTED} END
      ORDER BY oc.submitted_block, oc.submitted_index, o.index LIMIT 1) AS first)`;

const FOUND = Prisma.sql`
  FROM record r
  LEFT JOIN label_doubt d ON d.contribution_id = r.contribution_id AND d.index = r.index
  LEFT JOIN record_resemblance s ON s.contribution_id = r.contribution_id AND s.index = r.index`;

/**
 * One page of a contribution's records: those whose label is in doubt first, the most suspicious at the head, then copies
 * and the like, then the rest by their rank; or all in the order of the file.
 */
export function listReviewRows(
  db: Pick<Db, '$queryRaw'>,
  { contributionId, search, pageSize }: { contributionId: number; search: ReviewSearch; pageSize: number },
): Promise<ReviewRow[]> {
  const shown = {
    all: Prisma.empty,
    doubt: Prisma.sql`AND d.doubtful`,
    copies: Prisma.sql`AND (s.contribution_id IS NOT NULL OR same.index IS NOT NULL)`,
  }[search.show];
  const order =
    search.order === 'file'
      ? Prisma.sql`r.index`
      : Prisma.sql`d.doubtful DESC NULLS LAST, s.similarity_permille DESC NULLS LAST, d.rank NULLS LAST, r.index`;
  // What an earlier record is, is looked up for the page alone, not for all that stands before it.
  return db.$queryRaw<ReviewRow[]>`
    WITH ${sameRecords(search.show === 'copies' ? [contributionId] : [])}, page AS MATERIALIZED (
      SELECT r.contribution_id, r.index, r.datanet_id, r.content_hash ${FOUND}
      LEFT JOIN same ON same.contribution_id = r.contribution_id AND same.index = r.index
      WHERE r.contribution_id = ${contributionId} ${shown}
      ORDER BY ${order} LIMIT ${pageSize} OFFSET ${(search.page - 1) * pageSize}),
    ${earliestOnPage(contributionId)}
    SELECT r.contribution_id AS "contributionId", r.index, r.hash, r.supersedes, r.fields,
      CASE WHEN d.rank IS NOT NULL
        THEN jsonb_build_object('doubtful', d.doubtful, 'suggested', d.suggested, 'near', d.near) END AS doubt,
      CASE WHEN s.kind IS NOT NULL
        THEN jsonb_build_object('kind', s.kind, 'similarityPermille', s.similarity_permille,
          'contributionId', s.earlier_contribution_id, 'index', s.earlier_index, 'field', s.earlier_field)
        ELSE (SELECT jsonb_build_object('kind', 'copy', 'similarityPermille', 1000,
            'contributionId', e.contribution_id, 'index', e.index, 'field', NULL)
          FROM earliest e
          WHERE e.content_hash = r.content_hash AND (e.contribution_id, e.index) <> (r.contribution_id, r.index)
          ORDER BY e.submitted_block, e.submitted_index, e.index LIMIT 1) END AS copy
    ${FOUND} JOIN page p ON p.contribution_id = r.contribution_id AND p.index = r.index ORDER BY ${order}`;
}

export type ReviewCounts = { all: number; doubt: number; copies: number };

/** How many records each filter shows, and the indices of those that are copies (not merely alike). */
export async function countReviewRows(
  db: Pick<Db, '$queryRaw'>,
  contributionId: number,
): Promise<{ counts: ReviewCounts; copies: number[] }> {
  const [row] = await db.$queryRaw<(ReviewCounts & { indices: number[] | null })[]>`
    WITH ${sameRecords([contributionId])}, found AS (
      SELECT index, bool_or(copy) AS copy FROM (
        SELECT index, true AS copy FROM same
        UNION ALL SELECT index, kind = 'copy' FROM record_resemblance WHERE contribution_id = ${contributionId}) AS each
      GROUP BY index)
    SELECT (SELECT count(*)::int FROM record WHERE contribution_id = ${contributionId}) AS all,
           (SELECT count(*)::int FROM label_doubt WHERE contribution_id = ${contributionId} AND doubtful) AS doubt,
           count(*)::int AS copies, array_agg(index ORDER BY index) FILTER (WHERE copy) AS indices
    FROM found`;
  const { indices, ...counts } = row ?? { all: 0, doubt: 0, copies: 0, indices: null };
  return { counts, copies: indices ?? [] };
}

/** How many records of each of these contributions are in doubt, and how many are copies or much alike; none: no entry. */
export async function countReviews(
  db: Pick<Db, '$queryRaw'>,
  contributionIds: readonly number[],
): Promise<Map<number, { inDoubt: number; copies: number }>> {
  if (contributionIds.length === 0) return new Map();
  const ids = Prisma.sql`${[...contributionIds]}::int[]`;
  const rows = await db.$queryRaw<{ id: number; inDoubt: number; copies: number }[]>`
    WITH ${sameRecords(contributionIds)}, copies AS (
      SELECT contribution_id, count(*)::int AS copies FROM (
        SELECT contribution_id, index FROM same
        UNION SELECT contribution_id, index FROM record_resemblance WHERE contribution_id = ANY (${ids})) AS found
      GROUP BY 1), doubts AS (
      SELECT contribution_id, count(*)::int AS doubts FROM label_doubt
      WHERE contribution_id = ANY (${ids}) AND doubtful GROUP BY 1)
    SELECT contribution_id AS id, coalesce(doubts, 0) AS "inDoubt", coalesce(copies, 0) AS copies
    FROM copies FULL JOIN doubts USING (contribution_id)`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** A record that another one is held against. */
export type NamedRecord = RecordPlace & {
  datanetId: number;
  datanetName: string | null;
  contributor: string;
  status: 'submitted' | 'accepted' | 'rejected' | 'withdrawn';
  fields: RecordFields;
};

/** These records, as they are now: of what was withdrawn meanwhile the fields are empty. */
export function readNamedRecords(db: Pick<Db, '$queryRaw'>, places: readonly RecordPlace[]): Promise<NamedRecord[]> {
  if (places.length === 0) return Promise.resolve([]);
  return db.$queryRaw<NamedRecord[]>`
    SELECT r.contribution_id AS "contributionId", r.index, r.datanet_id AS "datanetId", m.name AS "datanetName",
           c.contributor, c.status, r.fields
    FROM (SELECT DISTINCT * FROM unnest(${places.map((place) => place.contributionId)}::int[], ${places.map((place) => place.index)}::int[])
          AS q (contribution_id, index)) AS p
    JOIN record r ON r.contribution_id = p.contribution_id AND r.index = p.index
    JOIN contribution c ON c.id = r.contribution_id
    JOIN datanet d ON d.id = r.datanet_id
    LEFT JOIN datanet_metadata m ON m.cid = d.metadata_cid`;
}

/** The contribution of the Datanet that waits longest after this one, and from the beginning again after the last. */
export async function findNextPending(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, contributionId, exceptBy }: { datanetId: number; contributionId: number; exceptBy: string },
): Promise<number | null> {
  const firstOf = (beyond: Prisma.Sql) => Prisma.sql`(
    SELECT id FROM contribution
    WHERE datanet_id = ${datanetId} AND status = 'submitted' AND id <> ${contributionId} AND contributor <> ${exceptBy} ${beyond}
    ORDER BY submitted_block, submitted_index LIMIT 1)`;
  const later = Prisma.sql`AND (submitted_block, submitted_index) >
    (SELECT submitted_block, submitted_index FROM contribution WHERE id = ${contributionId})`;
  const [row] = await db.$queryRaw<{ id: number | null }[]>`
    SELECT coalesce(${firstOf(later)}, ${firstOf(Prisma.empty)}) AS id`;
  return row?.id ?? null;
}
