import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { findReceipt, type ReceiptRow } from '@/lib/db/receipt';

const POLL_MS = 40;
const LONGEST_WAIT_MS = 15_000;

/**
 * The receipt of an earlier request once it is answered: a retry may arrive while the first is still at work, in this
 * process or another. Throws `not-ready` when that one failed or takes too long.
 */
export async function awaitAnswer({ db }: { db: Db }, first: ReceiptRow): Promise<ReceiptRow> {
  let receipt = first;
  for (let waited = 0; receipt.state === 'reserved' && waited < LONGEST_WAIT_MS; waited += POLL_MS) {
    await wait(POLL_MS);
    receipt = (await findReceipt(db, first.id)) ?? receipt;
  }
  if (receipt.state !== 'reserved' && receipt.state !== 'failed') return receipt;
  throw new AppError(
    'not-ready',
    'The first request with this Idempotency-Key has no answer yet. Nothing was charged; send it again in a moment.',
  );
}
