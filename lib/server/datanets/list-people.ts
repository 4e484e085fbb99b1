import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { type AccessRow, type ContributorRow, listAccess, listContributorRows } from '@/lib/db/datanet-people';
import { readStanding } from '@/lib/db/datanet-standing';
import { countPages, PAGE_SIZE } from '@/lib/server/page-size';

/** One page of who has contributed what to a Datanet. */
export async function listContributors(
  { db }: { db: Db },
  { datanetId, page }: { datanetId: number; page: number },
): Promise<{ contributors: ContributorRow[]; total: number; pageCount: number }> {
  const { rows, total } = await listContributorRows(db, { datanetId, page, pageSize: PAGE_SIZE });
  return { contributors: rows, total, pageCount: countPages(total) };
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
