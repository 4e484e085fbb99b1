import type { Db } from '@/lib/db/client';
import { type ContributionRow, listContributionRows, listPendingRows } from '@/lib/db/contribution';
import { countReviewRows } from '@/lib/db/review';
import type { ContributionSearch } from '@/lib/schemas/datanet-search';
import { countPages, PAGE_SIZE } from '@/lib/server/page-size';

/** One page of a Datanet's contributions, whatever became of them, newest first. */
export async function listContributions(
  { db }: { db: Db },
  { datanetId, search }: { datanetId: number; search: ContributionSearch },
): Promise<{ contributions: ContributionRow[]; total: number; pageCount: number }> {
  const { rows, total } = await listContributionRows(db, { datanetId, search, pageSize: PAGE_SIZE });
  return { contributions: rows, total, pageCount: countPages(total) };
}

/** What waits for a curator, the longest waiting first, each with how many of its records are in doubt or copies. */
export async function listPending(
  { db }: { db: Db },
  datanetId: number,
): Promise<(ContributionRow & { inDoubt: number; copies: number })[]> {
  const rows = await listPendingRows(db, datanetId);
  return Promise.all(
    rows.map(async (row) => {
      const { counts } = await countReviewRows(db, row.id);
      return { ...row, inDoubt: counts.doubt, copies: counts.copies };
    }),
  );
}
