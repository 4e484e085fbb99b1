import type { Db } from '@/lib/db/client';

/** How far the index has come; null blocks before its first step. Numbers of blocks. */
export type IndexStatus = { blockNumber: number | null; headNumber: number | null; finalizedNumber: number | null };

export async function readIndexStatus({ db }: { db: Db }): Promise<IndexStatus> {
  const cursor = await db.indexCursor.findUnique({
    where: { id: 1 },
    select: { blockNumber: true, headNumber: true, finalizedNumber: true },
  });
  return cursor ?? { blockNumber: null, headNumber: null, finalizedNumber: null };
}
