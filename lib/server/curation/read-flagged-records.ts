import type { Db } from '@/lib/db/client';
import { type FlaggedRecord, listFlaggedRecords } from '@/lib/db/flagged-records';

const MOST_SHOWN = 20;

/** The accepted records of a Datanet that models do better without, the most harmful first. Public, as the records are. */
export function readFlaggedRecords(
  { db }: { db: Db },
  datanetId: number,
): Promise<{ records: FlaggedRecord[]; total: number }> {
  return listFlaggedRecords(db, { datanetId, limit: MOST_SHOWN });
}
