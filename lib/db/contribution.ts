import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { beyond, type KeysetPage, toKeysetPage } from '@/lib/db/keyset';
import type { ContributionSearch, PendingSearch } from '@/lib/schemas/datanet-search';

export type ContributionStatus = 'submitted' | 'accepted' | 'rejected' | 'withdrawn';

/** A contribution and whether its file could be read. `fileState` is null until somebody looked. */
export type ContributionRow = {
  id: number;
  datanetId: number;
  contributor: string;
  recordsRoot: string;
  recordCount: number;
  cid: string;
  status: ContributionStatus;
  sequence: number | null;
  excluded: number[];
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string;
  submittedAt: Date;
  submittedBlock: number;
  transactionHash: string;
  /** What its contributor left until the decision, base units as text. */
  bond: string;
  fileState: 'missing' | 'readable' | 'unreadable' | null;
  fileProblem: string | null;
  byteSize: number | null;
};

/** With its place among those of its block. */
export type PlacedContribution = ContributionRow & { submittedIndex: number };

const COLUMNS = Prisma.sql`
  c.id, c.datanet_id AS "datanetId", c.contributor, c.records_root AS "recordsRoot", c.record_count AS "recordCount",
  c.cid, c.status, c.sequence, c.excluded, c.decided_by AS "decidedBy", c.decided_at AS "decidedAt", c.reason,
  c.submitted_at AS "submittedAt", c.submitted_block AS "submittedBlock", c.transaction_hash AS "transactionHash",
  c.bond::text AS bond,
  f.state AS "fileState", f.problem AS "fileProblem", f.byte_size AS "byteSize"`;

export async function readContributionRow(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, contributionId }: { datanetId: number; contributionId: number },
): Promise<ContributionRow | null> {
  const [row] = await db.$queryRaw<ContributionRow[]>`
    SELECT ${COLUMNS} FROM contribution c LEFT JOIN contribution_file f ON f.contribution_id = c.id
    WHERE c.id = ${contributionId} AND c.datanet_id = ${datanetId}`;
  return row ?? null;
}

/** One page of a Datanet's contributions, newest first, from a place in their order on. */
export async function listContributionRows(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, search, pageSize }: { datanetId: number; search: ContributionSearch; pageSize: number },
): Promise<KeysetPage<PlacedContribution>> {
  const where = Prisma.sql`c.datanet_id = ${datanetId}
    ${search.status ? Prisma.sql`AND c.status = ${search.status}` : Prisma.empty}
    ${search.contributor ? Prisma.sql`AND c.contributor = ${search.contributor.toLowerCase()}` : Prisma.empty}`;
  const { after, before } = search;
  const rows = await db.$queryRaw<PlacedContribution[]>`
    SELECT ${COLUMNS}, c.submitted_index AS "submittedIndex"
    FROM contribution c LEFT JOIN contribution_file f ON f.contribution_id = c.id
    WHERE ${where}
    ${beyond({ after, before }, { columns: Prisma.sql`(c.submitted_block, c.submitted_index)`, direction: 'descending' })}
    ORDER BY ${before ? Prisma.sql`c.submitted_block, c.submitted_index` : Prisma.sql`c.submitted_block DESC, c.submitted_index DESC`}
    LIMIT ${pageSize + 1}`;
  return toKeysetPage(rows, { after, before, pageSize });
}

/** How many contributions of a Datanet there are in each state. */
export async function countContributions(
  db: Pick<Db, '$queryRaw'>,
  datanetId: number,
): Promise<Record<ContributionStatus, number>> {
  const rows = await db.$queryRaw<{ status: ContributionStatus; count: number }[]>`
    SELECT status, count(*)::int AS count FROM contribution WHERE datanet_id = ${datanetId} GROUP BY status`;
  const counts = { submitted: 0, accepted: 0, rejected: 0, withdrawn: 0 };
  for (const { status, count } of rows) counts[status] = count;
  return counts;
}

/** One page of what waits for a decision, the longest waiting first, from a place in their order on. */
export async function listPendingRows(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, search: { after, before }, pageSize }: { datanetId: number; search: PendingSearch; pageSize: number },
): Promise<KeysetPage<PlacedContribution>> {
  const rows = await db.$queryRaw<PlacedContribution[]>`
    SELECT ${COLUMNS}, c.submitted_index AS "submittedIndex"
    FROM contribution c LEFT JOIN contribution_file f ON f.contribution_id = c.id
    WHERE c.datanet_id = ${datanetId} AND c.status = 'submitted'
    ${beyond({ after, before }, { columns: Prisma.sql`(c.submitted_block, c.submitted_index)`, direction: 'ascending' })}
    ORDER BY ${before ? Prisma.sql`c.submitted_block DESC, c.submitted_index DESC` : Prisma.sql`c.submitted_block, c.submitted_index`}
    LIMIT ${pageSize + 1}`;
  return toKeysetPage(rows, { after, before, pageSize });
}
