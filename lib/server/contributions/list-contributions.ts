import type { Db } from '@/lib/db/client';
import {
  type ContributionRow,
  type ContributionStatus,
  countContributions,
  listContributionRows,
  listPendingRows,
  type PlacedContribution,
} from '@/lib/db/contribution';
import { pageEnds } from '@/lib/db/keyset';
import { countReviews } from '@/lib/db/review';
import type { ContributionSearch, PendingSearch } from '@/lib/schemas/datanet-search';
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
  return { contributions: page.rows, counts, ...pageEnds(page, placeOf) };
}

/** A contribution that waits for a curator, and how many of its records are in doubt or copies. */
type PendingContribution = ContributionRow & { inDoubt: number; copies: number };

/** One page of what waits for a curator, the longest waiting first, and the places to go on from; null at an end. */
export async function listPending(
  { db }: { db: Db },
  { datanetId, search }: { datanetId: number; search: PendingSearch },
): Promise<{ pending: PendingContribution[]; previous: string | null; next: string | null }> {
  const page = await listPendingRows(db, { datanetId, search, pageSize: PAGE_SIZE });
  const found = await countReviews(
    db,
    page.rows.map(({ id }) => id),
  );
  const pending = page.rows.map((row) => ({ ...row, ...(found.get(row.id) ?? { inDoubt: 0, copies: 0 }) }));
  return { pending, ...pageEnds(page, placeOf) };
}

function placeOf({ submittedBlock, submittedIndex }: PlacedContribution): string {
  return `${submittedBlock}.${submittedIndex}`;
}
