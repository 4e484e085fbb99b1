import type { Db } from '@/lib/db/client';
import {
  type ContributionRow,
  type ContributionStatus,
  countContributions,
  listContributionRows,
  listPendingRows,
} from '@/lib/db/contribution';
import { pageEnds } from '@/lib/db/keyset';
import { countReviews } from '@/lib/db/review';
import type { ContributionSearch } from '@/lib/schemas/datanet-search';
import { PAGE_SIZE } from '@/lib/server/page-size';

export type ContributionList = {
  contributions: ContributionRow[];
  /** Whole, by state: what the filter offers. */
  counts: Record<ContributionStatus, number>;
  /** Places to go on from, as they stand in an address; null at an end. */
  next: string | null;
  previous: string | null;
};

/** One page of a Datanet's contributions, whatever became of them, newest first. */
export async function listContributions(
  { db }: { db: Db },
  { datanetId, search }: { datanetId: number; search: ContributionSearch },
): Promise<ContributionList> {
  const [page, counts] = await Promise.all([
    listContributionRows(db, { datanetId, search, pageSize: PAGE_SIZE }),
    countContributions(db, datanetId),
  ]);
  const ends = pageEnds(page, ({ submittedBlock, submittedIndex }) => `${submittedBlock}.${submittedIndex}`);
  return { contributions: page.rows, counts, ...ends };
}

/** What waits for a curator, the longest waiting first, each with how many of its records are in doubt or copies. */
export async function listPending(
  { db }: { db: Db },
  datanetId: number,
): Promise<(ContributionRow & { inDoubt: number; copies: number })[]> {
  const rows = await listPendingRows(db, datanetId);
  const found = await countReviews(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, ...(found.get(row.id) ?? { inDoubt: 0, copies: 0 }) }));
}
