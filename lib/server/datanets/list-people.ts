import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { type AccessRow, type ContributorRow, listAccess, listContributorRows } from '@/lib/db/datanet-people';
import { readStanding } from '@/lib/db/datanet-standing';
import { pageEnds } from '@/lib/db/keyset';
import type { ContributorSearch } from '@/lib/schemas/datanet-search';
import { PAGE_SIZE } from '@/lib/server/page-size';

export type ContributorList = {
  contributors: ContributorRow[];
  /** Places to go on from, as they stand in an address; null at an end. */
  next: string | null;
  previous: string | null;
};

/** One page of who has contributed what to a Datanet, who gave most first. */
export async function listContributors(
  { db }: { db: Db },
  { datanetId, search }: { datanetId: number; search: ContributorSearch },
): Promise<ContributorList> {
  const page = await listContributorRows(db, { datanetId, search, pageSize: PAGE_SIZE });
  return { contributors: page.rows, ...pageEnds(page, ({ records, account }) => `${records}.${account}`) };
}

/** Who asked for access and who has it, for the owner. @throws AppError `forbidden` for anybody else */
export async function listAccessForOwner(
  { db }: { db: Db },
  { datanetId, account }: { datanetId: number; account: string },
): Promise<AccessRow[]> {
  const standing = await readStanding(db, { datanetId, account });
  if (!standing?.owner) throw new AppError('forbidden', `Only the owner of Datanet ${datanetId} sees its requests.`);
  return listAccess(db, datanetId);
}
