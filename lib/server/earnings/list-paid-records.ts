import type { Db } from '@/lib/db/client';
import { type EarningRecord, listEarningRecords } from '@/lib/db/income';
import { pageEnds } from '@/lib/db/keyset';
import type { IncomeSearch } from '@/lib/schemas/income-search';
import { PAGE_SIZE } from '@/lib/server/page-size';

export type PaidRecords = {
  records: EarningRecord[];
  /** Places to go on from, as they stand in an address; null at an end. */
  next: string | null;
  previous: string | null;
};

/** One page of an account's records that answers paid for, settled or not, those that brought the most first. */
export async function listPaidRecords(
  { db }: { db: Db },
  { account, search, pageSize = PAGE_SIZE }: { account: string; search: IncomeSearch; pageSize?: number },
): Promise<PaidRecords> {
  const page = await listEarningRecords(db, { account, search, pageSize });
  const ends = pageEnds(page, ({ amount, contributionId, index }) => `${amount}.${contributionId}.${index}`);
  return { records: page.rows, ...ends };
}
