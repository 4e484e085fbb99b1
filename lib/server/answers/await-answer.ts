import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '@/lib/core/errors';
import { takeLease } from '@/lib/db/answer-lease';
import type { Db } from '@/lib/db/client';
import { findReceipt, type ReceiptRow } from '@/lib/db/receipt';

const FIRST_POLL_MS = 40;
const SLOWEST_POLL_MS = 400;
const LONGEST_WAIT_MS = 120_000;

export type AwaitedAnswer =
  /** It was answered, or has failed. */
  | { kind: 'known'; receipt: ReceiptRow }
  /** Whoever wrote it died: `holder` writes it now. */
  | { kind: 'taken'; receipt: ReceiptRow };

/**
 * What becomes of an earlier request's answer: a retry may arrive while the first is still at work, in this process or
 * another. One that gives no sign of life any more is taken over. Throws `not-ready` after two minutes, and the signal's
 * reason.
 */
export async function awaitAnswer(
  { db }: { db: Db },
  { first, holder, signal }: { first: ReceiptRow; holder: string; signal: AbortSignal },
): Promise<AwaitedAnswer> {
  let receipt = first;
  let pause = FIRST_POLL_MS;
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += pause, pause = Math.min(SLOWEST_POLL_MS, pause * 1.2)) {
    if (receipt.state !== 'reserved') return { kind: 'known', receipt };
    if (await takeLease(db, { receiptId: receipt.id, holder })) return { kind: 'taken', receipt };
    await wait(pause, undefined, { signal });
    receipt = (await findReceipt(db, first.id)) ?? receipt;
  }
  throw new AppError(
    'not-ready',
    'The first request with this Idempotency-Key has no answer yet. Nothing was charged; send it again in a moment.',
  );
}
