import { randomBytes } from 'node:crypto';
import { AppError } from '@/lib/core/errors';
import { bytesToHex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { findReceipt, type ReceiptRow, writeAnswer, writeUnpaidAnswer } from '@/lib/db/receipt';
import { releaseReservation } from '@/lib/db/receipt-reservation';
import { addJob } from '@/lib/jobs/queue';
import type { AskRequest, StoredAnswer } from '@/lib/schemas/answer';
import type { AskAuthority } from '@/lib/server/answers/ask-authority';
import { awaitAnswer } from '@/lib/server/answers/await-answer';
import { loadAnswerer } from '@/lib/server/answers/load-answerer';
import { reserveAnswer } from '@/lib/server/answers/reserve-answer';
import type { ContentStore } from '@/lib/storage/content-store';

/**
 * Asks a model and pays for the answer: reserves the fee, answers, and queues the attribution. When the answer fails
 * the reservation is given back. A second request with the same idempotency key gets the first one's answer and is not
 * charged; at the same time, too. Where the first died on the way the second answers in its place. An answer that says
 * no more than that nothing fits costs nothing: its reservation is given back, and it has no receipt.
 * Throws `not-found`, `model-retired`, `insufficient-funds`, `cap-reached`, `forbidden` (the permission, or a manifest made
 * by another account), `conflict` (the key was used for another question), `too-large` (its lineage), `not-ready`,
 * `timeout`; nothing is charged then.
 */
export async function askModel(
  deps: { db: Db; store: ContentStore },
  input: { authority: AskAuthority; request: AskRequest; idempotencyKey: string | null; now: Date },
): Promise<ReceiptRow> {
  const reservation = await reserveAnswer(deps, input);
  if (reservation.kind === 'reserved') return answerReservation(deps, { ...reservation, request: input.request });

  const { weightsCid } = reservation;
  const earlier = await awaitAnswer(deps, reservation.receipt);
  if (earlier.state === 'failed' && !saysNothing(earlier.answer)) throw notAnswered();
  if (earlier.state !== 'reserved') return earlier;
  if (weightsCid === null) throw notAnswered();
  // Answering is deterministic, and the receipt takes one answer: it does not matter which request writes it.
  const { id: receiptId, modelVersion } = earlier;
  return answerReservation(deps, { receiptId, modelVersion, weightsCid, request: input.request });
}

async function answerReservation(
  deps: { db: Db; store: ContentStore },
  input: { receiptId: string; modelVersion: number; weightsCid: string; request: AskRequest },
): Promise<ReceiptRow> {
  const { receiptId, modelVersion, weightsCid, request } = input;
  try {
    const answerer = await loadAnswerer(deps, { modelId: request.model, modelVersion, weightsCid });
    const answer: StoredAnswer = await answerer(request.question);
    if (!request.disclosed) answer.salt = bytesToHex(randomBytes(32));
    if (saysNothing(answer)) await recordUnpaid(deps, { receiptId, answer });
    else await recordAnswer(deps, { receiptId, answer });
  } catch (error) {
    await releaseReservation(deps.db, { receiptId, problem: 'The model could not answer. Nothing was charged.' });
    throw error;
  }
  const receipt = await findReceipt(deps.db, receiptId);
  if (!receipt) throw new AppError('internal', `The receipt ${receiptId} vanished after its answer.`);
  if (receipt.state === 'failed' && !saysNothing(receipt.answer)) {
    throw new AppError('timeout', 'The answer took too long and was given up. Nothing was charged; ask again.');
  }
  return receipt;
}

/** Queues the attribution with the answer; leaves alone what another request answered, or gave up, meanwhile. */
async function recordAnswer(
  { db }: { db: Db },
  { receiptId, answer }: { receiptId: string; answer: StoredAnswer },
): Promise<void> {
  await db.$transaction(
    async (tx) => {
      if (!(await writeAnswer(tx, { id: receiptId, answer, answeredAt: new Date() }))) return;
      await addJob(tx, 'attribute', { receiptId }, { jobKey: `attribute:${receiptId}` });
    },
    { maxWait: 10_000, timeout: 20_000 },
  );
}

/** Gives the fee back and keeps what was said; leaves alone what another request answered, or gave up, meanwhile. */
async function recordUnpaid(
  { db }: { db: Db },
  { receiptId, answer }: { receiptId: string; answer: StoredAnswer },
): Promise<void> {
  const problem = 'No passage answers the question. Nothing was charged.';
  await db.$transaction(
    async (tx) => {
      await writeUnpaidAnswer(tx, { id: receiptId, answer, answeredAt: new Date() });
      await releaseReservation(tx, { receiptId, problem });
    },
    { maxWait: 10_000, timeout: 20_000 },
  );
}

function saysNothing(answer: StoredAnswer | null): boolean {
  return answer?.kind === 'passages' && answer.text === '';
}

function notAnswered(): AppError {
  return new AppError(
    'not-ready',
    'The first request with this Idempotency-Key has no answer yet. Nothing was charged; send it again in a moment.',
  );
}
