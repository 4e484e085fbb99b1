import { toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { likePattern } from '@/lib/db/like-pattern';
import {
  type AccessLevel,
  type DatanetSchema,
  datanetSchemaSchema,
  type SimilarityChoices,
  similaritySchema,
} from '@/lib/schemas/datanet';
import type { DatanetSearch } from '@/lib/schemas/datanet-search';

/** A Datanet in a list. Its name is null while its metadata could not be read. */
export type DatanetListItem = {
  id: number;
  owner: string;
  name: string | null;
  summary: string | null;
  tags: string[] | null;
  licence: string | null;
  contributeAccess: AccessLevel;
  trainAccess: AccessLevel;
  acceptedRecords: number;
  contributorCount: number;
  versionCount: number;
  pendingCount: number;
  updatedAt: Date;
};

/** A Datanet's own page. */
export type DatanetDetail = DatanetListItem & {
  metadataCid: string;
  description: string | null;
  schema: DatanetSchema | null;
  /** Null where it chose none of its own. */
  similarity: SimilarityChoices | null;
  acceptedCount: number;
  /** What a contributor leaves until the decision, base units; 0 for nothing. */
  contributionBond: bigint;
  /** What who decides must have at stake here, base units; 0 for nothing. */
  curatorStake: bigint;
  createdAt: Date;
};

const LIST_COLUMNS = Prisma.sql`
  d.id, d.owner, m.name, m.summary, m.tags, m.licence, d.contribute_access AS "contributeAccess",
  d.train_access AS "trainAccess", d.accepted_records AS "acceptedRecords",
  d.contributor_count AS "contributorCount", d.version_count AS "versionCount", d.pending_count AS "pendingCount",
  d.updated_at AS "updatedAt"`;

const ORDERS: Record<DatanetSearch['sort'], Prisma.Sql> = {
  active: Prisma.sql`d.updated_at DESC, d.id`,
  newest: Prisma.sql`d.id DESC`,
  records: Prisma.sql`d.accepted_records DESC, d.id`,
  contributors: Prisma.sql`d.contributor_count DESC, d.id`,
};

/** One page of the Datanets that match, and how many match in all. */
export async function listDatanetRows(
  db: Pick<Db, '$queryRaw'>,
  { search, pageSize }: { search: DatanetSearch; pageSize: number },
): Promise<{ rows: DatanetListItem[]; total: number }> {
  const { q, tag, licence, open, sort, page } = search;
  const where = Prisma.join(
    [
      Prisma.sql`TRUE`,
      ...(q ? q.split(/\s+/).map((word) => Prisma.sql`m.search_text ILIKE ${likePattern(word)}`) : []),
      ...(tag ? [Prisma.sql`${tag} = ANY (m.tags)`] : []),
      ...(licence ? [Prisma.sql`m.licence = ${licence}`] : []),
      ...(open ? [Prisma.sql`d.contribute_access = 'anyone'`] : []),
    ],
    ' AND ',
  );
  const from = Prisma.sql`FROM datanet d LEFT JOIN datanet_metadata m ON m.cid = d.metadata_cid WHERE ${where}`;
  const [rows, [counted]] = await Promise.all([
    db.$queryRaw<DatanetListItem[]>`
      SELECT ${LIST_COLUMNS} ${from} ORDER BY ${ORDERS[sort]} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${from}`,
  ]);
  return { rows, total: counted?.total ?? 0 };
}

/** A Datanet, or null when there is none of this number. */
export async function readDatanetRow(db: Pick<Db, '$queryRaw'>, id: number): Promise<DatanetDetail | null> {
  const [row] = await db.$queryRaw<
    (Omit<DatanetDetail, 'schema' | 'similarity' | 'contributionBond' | 'curatorStake'> & {
      schema: unknown;
      similarity: unknown;
      contributionBond: Prisma.Decimal;
      curatorStake: Prisma.Decimal;
    })[]
  >`
    SELECT ${LIST_COLUMNS}, d.metadata_cid AS "metadataCid", m.description, m.schema, m.similarity,
           d.accepted_count AS "acceptedCount", d.contribution_bond AS "contributionBond",
           d.curator_stake_required AS "curatorStake", d.created_at AS "createdAt"
    FROM datanet d LEFT JOIN datanet_metadata m ON m.cid = d.metadata_cid WHERE d.id = ${id}`;
  if (!row) return null;
  return {
    ...row,
    contributionBond: toBigint(row.contributionBond),
    curatorStake: toBigint(row.curatorStake),
    schema: row.schema === null ? null : datanetSchemaSchema.parse(row.schema),
    similarity: row.similarity === null ? null : similaritySchema.parse(row.similarity),
  };
}

/** The tags in use and the licences in use, most used first. */
export async function listDatanetFacets(
  db: Pick<Db, '$queryRaw'>,
): Promise<{ tags: { name: string; count: number }[]; licences: { name: string; count: number }[] }> {
  const [tags, licences] = await Promise.all([
    db.$queryRaw<{ name: string; count: number }[]>`
      SELECT t.name, count(*)::int AS count
      FROM datanet d JOIN datanet_metadata m ON m.cid = d.metadata_cid CROSS JOIN unnest(m.tags) AS t (name)
      GROUP BY t.name ORDER BY count DESC, t.name LIMIT 40`,
    db.$queryRaw<{ name: string; count: number }[]>`
      SELECT m.licence AS name, count(*)::int AS count
      FROM datanet d JOIN datanet_metadata m ON m.cid = d.metadata_cid
      GROUP BY m.licence ORDER BY count DESC, name LIMIT 20`,
  ]);
  return { tags, licences };
}
