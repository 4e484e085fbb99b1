import type { Db } from '@/lib/db/client';
import { type DelegateRow, listDelegates } from '@/lib/db/delegate';
import { countPages } from '@/lib/server/page-size';

const DELEGATES_PER_PAGE = 25;

/** One page of those who have votes, most first, with what all delegates have together. Base units of OPEN. */
export async function readDelegates(
  { db }: { db: Db },
  { page }: { page: number },
): Promise<{ delegates: DelegateRow[]; total: number; votes: bigint; pageCount: number }> {
  const { rows, total, votes } = await listDelegates(db, { page, pageSize: DELEGATES_PER_PAGE });
  return { delegates: rows, total, votes, pageCount: countPages(total, DELEGATES_PER_PAGE) };
}
