import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type KeysetPage, toKeysetPage } from '@/lib/db/keyset';
import type { ContributorSearch } from '@/lib/schemas/datanet-search';
import { LARGEST_ID } from '@/lib/schemas/id';

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

/** One page of a Datanet's contributors, those with the most accepted records first, from a place in their order on. */
export async function listContributorRows(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, search, pageSize }: { datanetId: number; search: ContributorSearch; pageSize: number },
): Promise<KeysetPage<ContributorRow>> {
  const { after, before } = search;
  const place = before ?? after;
  const order = before ? Prisma.sql`records, account DESC` : Prisma.sql`records DESC, account`;
  // Two ranges of the index, as many rows of each as a page takes: those with as many records, and the others.
  const ranges = place
    ? [
        Prisma.sql`records = ${place.records}::int AND account ${before ? Prisma.sql`<` : Prisma.sql`>`} ${place.account}`,
        Prisma.sql`records ${before ? Prisma.sql`>` : Prisma.sql`<`} ${place.records}::int`,
      ]
    : [Prisma.sql`true`];
  const found = ranges.map(
    (range) => Prisma.sql`(
      SELECT account, records, contributions, first_at AS "firstAt", last_at AS "lastAt" FROM datanet_contributor
      WHERE datanet_id = ${datanetId} AND ${range} ORDER BY ${order} LIMIT ${pageSize + 1})`,
  );
  const rows = await db.$queryRaw<ContributorRow[]>`
    SELECT * FROM (${Prisma.join(found, ' UNION ALL ')}) AS found ORDER BY ${order} LIMIT ${pageSize + 1}`;
  return toKeysetPage(rows, { after, before, pageSize });
}

/** How many accounts have something accepted in a Datanet, and how many records in all. */
export async function sumContributors(
  db: Pick<Db, '$queryRaw'>,
  datanetId: number,
): Promise<{ accounts: number; records: number }> {
  const [sums] = await db.$queryRaw<{ accounts: number; records: number }[]>`
    SELECT count(*)::int AS accounts, LEAST(coalesce(sum(records), 0), ${LARGEST_ID})::int AS records
    FROM datanet_contributor WHERE datanet_id = ${datanetId}`;
  return sums ?? { accounts: 0, records: 0 };
}
