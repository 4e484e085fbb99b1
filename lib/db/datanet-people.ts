import type { Db } from '@/lib/db/client';

/** The accounts that decide on contributions beside the owner. */
export async function listCurators(db: Pick<Db, 'datanetCurator'>, datanetId: number): Promise<string[]> {
  const rows = await db.datanetCurator.findMany({
    where: { datanetId, active: true },
    orderBy: { account: 'asc' },
    select: { account: true },
  });
  return rows.map((row) => row.account);
}

/** Somebody's wish or leave to contribute or train. */
export type AccessRow = {
  account: string;
  permission: 'contribute' | 'train';
  granted: boolean;
  requestedAt: Date | null;
  note: string;
};

/** Who asked for access and who has it: the ones still waiting first. */
export function listAccess(db: Pick<Db, '$queryRaw'>, datanetId: number): Promise<AccessRow[]> {
  return db.$queryRaw<AccessRow[]>`
    SELECT account, permission, granted, requested_at AS "requestedAt", note
    FROM datanet_access WHERE datanet_id = ${datanetId} AND (granted OR requested_at IS NOT NULL)
    ORDER BY granted, requested_at NULLS LAST, account, permission LIMIT 500`;
}

/** What an account has given to a Datanet that was accepted. */
export type ContributorRow = {
  account: string;
  records: number;
  contributions: number;
  firstAt: Date;
  lastAt: Date;
};

/** One page of a Datanet's contributors, those with the most accepted records first, and how many there are. */
export async function listContributorRows(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, page, pageSize }: { datanetId: number; page: number; pageSize: number },
): Promise<{ rows: ContributorRow[]; total: number }> {
  const rows = await db.$queryRaw<(ContributorRow & { total: number })[]>`
    SELECT contributor AS account, sum(record_count - cardinality(excluded))::int AS records,
           count(*)::int AS contributions, min(submitted_at) AS "firstAt", max(submitted_at) AS "lastAt",
           (count(*) OVER ())::int AS total
    FROM contribution WHERE datanet_id = ${datanetId} AND status = 'accepted'
    GROUP BY contributor ORDER BY records DESC, account LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
