import type { Db } from '@/lib/db/client';
import { readTreasurySums } from '@/lib/db/treasury';

/** All that the treasury ever took in and paid, by the index. Base units. */
export function readTreasuryTotals({ db }: { db: Db }): Promise<{ received: bigint; paid: bigint }> {
  return readTreasurySums(db);
}
