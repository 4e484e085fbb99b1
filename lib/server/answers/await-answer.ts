import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '@/lib/db/client';
import { findReceipt, type ReceiptRow } from '@/lib/db/receipt';

const POLL_MS = 40;
const LONGEST_WAIT_MS = 3_000;

/**
 * The receipt of an earlier request once it is answered or has failed: a retry may arrive while the first is still at
 * work, in this process or another. Still `reserved` after three seconds: whoever began it died, or is slow.
 */
export async function awaitAnswer({ db }: { db: Db }, first: ReceiptRow): Promise<ReceiptRow> {
  let receipt = first;
  for (let waited = 0; receipt.state === 'reserved' && waited < LONGEST_WAIT_MS; waited += POLL_MS) {
    await wait(POLL_MS);
    receipt = (await findReceipt(db, first.id)) ?? receipt;
  }
  return receipt;
}
