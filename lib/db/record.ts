import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { beyond, type KeysetPage, toKeysetPage } from '@/lib/db/keyset';
import { likePattern } from '@/lib/db/like-pattern';
import type { RecordFields } from '@/lib/schemas/datanet';
import type { RecordSearch } from '@/lib/schemas/datanet-search';
import { LARGEST_ID } from '@/lib/schemas/id';

/** A record with whose it is and since when. */
export type RecordRow = {
  contributionId: number;
  index: number;
  hash: Hex;
  contentHash: Hex;
  supersedes: Hex | null;
  fields: RecordFields;
  contributor: string;
  submittedAt: Date;
};

const COLUMNS = Prisma.sql`
  r.contribution_id AS "contributionId", r.index, r.hash, r.content_hash AS "contentHash", r.supersedes, r.fields,
  c.contributor, c.submitted_at AS "submittedAt"`;

/** Accepted, not left out by the curator, and not corrected by another such record. */
export const IN_FORCE = Prisma.sql`
  c.status = 'accepted' AND NOT (r.index = ANY (c.excluded)) AND NOT EXISTS (
    SELECT FROM record s JOIN contribution sc ON sc.id = s.contribution_id
    WHERE s.datanet_id = r.datanet_id AND s.supersedes = r.hash
      AND sc.status = 'accepted' AND NOT (s.index = ANY (sc.excluded)))`;

type Wanted = { datanetId: number; search: RecordSearch; labelField: string | null };

/**
 * One page of the records that a Datanet's next version would hold, in version order, from a place in it on: however far
 * that is, no record before it is read. `labelField` names the field that `search.label` is looked for in.
 */
export async function searchRecordRows(
  db: Pick<Db, '$queryRaw'>,
  { pageSize, ...wanted }: Wanted & { pageSize: number },
): Promise<KeysetPage<RecordRow & { sequence: number }>> {
  const { after, before } = wanted.search;
  const order = before ? Prisma.sql`DESC` : Prisma.empty;
  const columns = Prisma.sql`(c.sequence, r.index)`;
  const rows = await db.$queryRaw<(RecordRow & { sequence: number })[]>`
    SELECT ${COLUMNS}, c.sequence
    ${wanted.search.q ? Prisma.sql`${matching(wanted)} ${beyond({ after, before }, { columns, direction: 'ascending' })}` : inOrder({ ...wanted, limit: pageSize + 1 })}
    ORDER BY c.sequence ${order}, r.index ${order} LIMIT ${pageSize + 1}`;
  return toKeysetPage(rows, { after, before, pageSize });
}

/**
 * The records that match without words to look for, contribution by contribution in the order of acceptance, from the
 * place on and none further than `limit`: neither the records before a page are read nor, to sort them, those after it.
 */
function inOrder({ datanetId, search, labelField, limit }: Wanted & { limit: number }): Prisma.Sql {
  const { label, contributor } = search;
  const order = search.before ? Prisma.sql`DESC` : Prisma.empty;
  const range = rangeOf(search);
  return Prisma.sql`
    FROM contribution c CROSS JOIN LATERAL (
      SELECT * FROM record r
      WHERE r.contribution_id = c.id AND ${IN_FORCE} ${range.records}
        ${label && labelField ? Prisma.sql`AND r.fields->>${labelField}::text = ${label}` : Prisma.empty}
      ORDER BY r.index ${order} LIMIT ${limit}
    ) AS r
    WHERE c.datanet_id = ${datanetId} AND c.status = 'accepted' ${range.contributions}
      ${contributor ? Prisma.sql`AND c.contributor = ${contributor.toLowerCase()}` : Prisma.empty}`;
}

/** What stands beyond a place: contributions from that of the place on, and of that one the records beyond it. */
function rangeOf({ after, before }: RecordSearch): { contributions: Prisma.Sql; records: Prisma.Sql } {
  if (before) {
    return {
      contributions: Prisma.sql`AND c.sequence <= ${before.major}::int`,
      records: Prisma.sql`AND r.index < CASE WHEN c.sequence = ${before.major}::int THEN ${before.minor}::int ELSE ${LARGEST_ID}::int END`,
    };
  }
  if (!after) return { contributions: Prisma.empty, records: Prisma.empty };
  return {
    contributions: Prisma.sql`AND c.sequence >= ${after.major}::int`,
    records: Prisma.sql`AND r.index > CASE WHEN c.sequence = ${after.major}::int THEN ${after.minor}::int ELSE -1 END`,
  };
}

/** How many records match, counted up to `most`: one more means that there are more. */
export async function countRecordRows(
  db: Pick<Db, '$queryRaw'>,
  { most, ...wanted }: Wanted & { most: number },
): Promise<number> {
  const [counted] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (SELECT ${matching(wanted)} LIMIT ${most + 1}) AS found`;
  return counted?.total ?? 0;
}

function matching({ datanetId, search, labelField }: Wanted): Prisma.Sql {
  const words = search.q ? search.q.split(/\s+/) : [];
  const where = Prisma.join(
    [
      Prisma.sql`r.datanet_id = ${datanetId}`,
      IN_FORCE,
      ...words.map((word) => Prisma.sql`r.text ILIKE ${likePattern(word)}`),
      ...(search.label && labelField ? [Prisma.sql`r.fields->>${labelField}::text = ${search.label}`] : []),
      ...(search.contributor ? [Prisma.sql`c.contributor = ${search.contributor.toLowerCase()}`] : []),
    ],
    ' AND ',
  );
  return Prisma.sql`FROM record r JOIN contribution c ON c.id = r.contribution_id WHERE ${where}`;
}

/** A record and what became of its contribution. */
export type RecordDetail = RecordRow & { status: string; excluded: boolean; decidedAt: Date | null };

export async function readRecordRow(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, contributionId, index }: { datanetId: number; contributionId: number; index: number },
): Promise<RecordDetail | null> {
  const [row] = await db.$queryRaw<RecordDetail[]>`
    SELECT ${COLUMNS}, c.status, r.index = ANY (c.excluded) AS excluded, c.decided_at AS "decidedAt"
    FROM record r JOIN contribution c ON c.id = r.contribution_id
    WHERE r.datanet_id = ${datanetId} AND r.contribution_id = ${contributionId} AND r.index = ${index}`;
  return row ?? null;
}

/** How many corrections back and forth a history follows. */
const HISTORY_DEPTH = 50;

/**
 * The records a record corrects, the record itself, and the records that correct it, of one Datanet, by submission.
 * Rejected and withdrawn corrections are part of the history too.
 */
export function listRecordHistory(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, hash }: { datanetId: number; hash: string },
): Promise<RecordDetail[]> {
  return db.$queryRaw<RecordDetail[]>`
    WITH RECURSIVE back AS (
      SELECT hash, supersedes, 0 AS depth FROM record WHERE datanet_id = ${datanetId} AND hash = ${hash}
      UNION
      SELECT r.hash, r.supersedes, b.depth + 1 FROM back b JOIN record r ON r.datanet_id = ${datanetId} AND r.hash = b.supersedes
      WHERE b.depth < ${HISTORY_DEPTH}
    ), forth AS (
      SELECT hash, 0 AS depth FROM record WHERE datanet_id = ${datanetId} AND hash = ${hash}
      UNION
      SELECT r.hash, f.depth + 1 FROM forth f JOIN record r ON r.datanet_id = ${datanetId} AND r.supersedes = f.hash
      WHERE f.depth < ${HISTORY_DEPTH}
    )
    SELECT ${COLUMNS}, c.status, r.index = ANY (c.excluded) AS excluded, c.decided_at AS "decidedAt"
    FROM record r JOIN contribution c ON c.id = r.contribution_id
    WHERE r.datanet_id = ${datanetId} AND r.hash IN (SELECT hash FROM back UNION SELECT hash FROM forth)
    ORDER BY c.submitted_block, c.submitted_index, r.index LIMIT 200`;
}
