import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { findReceiptDocument } from '@/lib/db/epoch-receipts';
import { findVisibleReceipt } from '@/lib/server/receipts/read-receipt';

/** The receipt's document as it is hashed. Throws `not-found`, and `not-ready` before the answer is attributed. */
export async function readReceiptDocument(
  { db }: { db: Db },
  { id, viewer }: { id: string; viewer: Hex | null },
): Promise<unknown> {
  const receipt = await findVisibleReceipt({ db }, { id, viewer });
  const document = await findReceiptDocument(db, receipt.id);
  if (document === null) {
    throw new AppError('not-ready', 'The answer is being attributed. Its receipt is there in a moment.');
  }
  return document;
}
