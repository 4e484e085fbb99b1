import type { Db } from '@/lib/db/client';
import { type EarningRecord, listEarningRecords } from '@/lib/db/income';

const SHOWN = 5;

/** The records of an account that brought the most, settled or not. */
export async function listBestRecords({ db }: { db: Db }, { account }: { account: string }): Promise<EarningRecord[]> {
  return listEarningRecords(db, { account, limit: SHOWN });
}
