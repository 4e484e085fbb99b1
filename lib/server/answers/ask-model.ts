import { randomBytes, randomUUID } from 'node:crypto';
import { AppError } from '@/lib/core/errors';
import { bytesToHex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { findReceipt, type ReceiptRow, writeAnswer, writeUnpaidAnswer } from '@/lib/db/receipt';
import { releaseReservation } from '@/lib/db/receipt-reservation';
import type { Engine } from '@/lib/engines/engine';
import { addJob } from '@/lib/jobs/queue';
import type { StoredAnswer, VectorsAnswer } from '@/lib/schemas/answer';
import type { ModelRequest } from '@/lib/schemas/model-request';
import { saysNothing } from '@/lib/schemas/says-nothing';
import type { AskAuthority } from '@/lib/server/answers/ask-authority';
import { awaitAnswer } from '@/lib/server/answers/await-answer';
import { type Asker, followAsker } from '@/lib/server/answers/follow-asker';
import { holdLease } from '@/lib/server/answers/hold-lease';
import { loadAnswerer } from '@/lib/server/answers/load-answerer';
import { reserveAnswer } from '@/lib/server/answers/reserve-answer';
import { siteEngine } from '@/lib/server/answers/site-engine';
import type { ContentStore } from '@/lib/storage/content-store';

/** Without an engine, the site's own. */
export type AskDependencies = { db: Db; store: ContentStore; engine?: Engine };

export type AskInput = {
  authority: AskAuthority;
  request: ModelRequest;
  idempotencyKey: string | null;
  now: Date;
  /** Aborted when the one who asks leaves: before the first word was heard, this ends the writing, and nothing is charged. */
  signal?: AbortSignal;
  /** Hears a text as it is written, but not one that was recorded before. What was heard is what is recorded, or it throws. */
  onText?: (piece: { receiptId: string; text: string }) => void;
  onVectors?: (vectors: readonly Float32Array[]) => void;
};

const ASKER_LEFT = 'The one who asked left before the first word. Nothing was charged.';

/** Answers under way. One whose asker has left is awaited by nobody else. */
const underWay = new Set<Promise<ReceiptRow>>();

/**
 * Asks a model and pays for the answer: reserves the fee, answers, and queues the attribution. When the answer fails, or
 * the one who asked leaves before the first word was heard, the reservation is given back. Once a word was heard the answer
 * is written to its end, at most MOST_ANSWER_TOKENS, recorded and charged, whoever still listens: leaving is no way to read
 * for nothing. What is not told while it is written (`onText`) is heard when it is recorded, so leaving before costs nothing.
 * A second request with the same idempotency key gets the first one's answer and is not charged; at the same time, too.
 * Where the first died on the way the second answers in its place. An answer that says nothing costs nothing: its
 * reservation is given back, and it has no receipt.
 * Throws `not-found`, `model-retired`, `insufficient-funds`, `cap-reached`, `forbidden` (the permission, or a manifest made
 * by another account, or a base), `invalid-input`, `conflict` (the key was used for another question), `too-large` (its
 * lineage), `rate-limited`, `not-ready`, `timeout` (also for who left before the first word); nothing is charged then.
 */
export async function askModel(deps: AskDependencies, input: AskInput): Promise<ReceiptRow> {
  const asker = followAsker(input);
  const answering = reserveAndAnswer(deps, { ...input, asker });
  underWay.add(answering);
  try {
    return await answering;
  } catch (error) {
    // Whoever left hears nothing of it, and it is nothing to be logged.
    if (asker.left.aborted) throw new AppError('timeout', ASKER_LEFT, { cause: error });
    if (asker.leftReading()) console.error('An answer was not finished after its asker had left.', error);
    throw error;
  } finally {
    underWay.delete(answering);
    asker.letGo();
  }
}

async function reserveAndAnswer(deps: AskDependencies, input: AskInput & { asker: Asker }): Promise<ReceiptRow> {
  const holder = randomUUID();
  for (let attempt = 1; ; attempt += 1) {
    const reservation = await reserveAnswer(deps, { ...input, holder });
    if (reservation.kind === 'reserved') return answerReservation(deps, { ...input, ...reservation, holder });

    const signal = input.asker.left;
    const { kind, receipt } = await awaitAnswer(deps, { first: reservation.receipt, holder, signal });
    if (kind === 'taken') {
      const { id: receiptId, modelVersion } = receipt;
      const { weightsCid } = reservation;
      return answerReservation(deps, { ...input, receiptId, modelVersion, weightsCid, holder });
    }
    if (receipt.state !== 'failed' || saysNothing(receipt.answer)) return receipt;
    // The first left, but this one stays: it asks anew.
    if (receipt.problem !== ASKER_LEFT || attempt === 3) {
      throw new AppError(
        'not-ready',
        'The first request with this Idempotency-Key failed. Nothing was charged; ask again.',
      );
    }
  }
}

async function answerReservation(
  deps: AskDependencies,
  input: AskInput & {
    receiptId: string;
    modelVersion: number;
    weightsCid: string | null;
    holder: string;
    asker: Asker;
  },
): Promise<ReceiptRow> {
  const { receiptId, modelVersion, weightsCid, holder, request, authority, asker, onVectors } = input;
  const lease = holdLease(deps, { receiptId, holder });
  let answer: StoredAnswer;
  let recorded: boolean;
  try {
    if (weightsCid === null)
      throw new AppError('not-ready', 'The model’s manifest is still being read. Ask again in a moment.');
    const answerer = await loadAnswerer(deps, { modelId: request.model, modelVersion, weightsCid });
    answer = await answerer({
      request,
      receiptId,
      account: authority.account,
      engine: () => siteEngine(deps),
      signal: AbortSignal.any([asker.left, lease.lost]),
      onText: (text) => asker.tell({ receiptId, text }),
      onVectors: (vectors) => onVectors?.(vectors),
    });
    asker.left.throwIfAborted();
    if (!request.disclosed) answer.salt = bytesToHex(randomBytes(32));
    if (saysNothing(answer)) recorded = await recordUnpaid(deps, { receiptId, holder, answer });
    else recorded = await recordAnswer(deps, { receiptId, holder, answer });
  } catch (error) {
    const problem = asker.left.aborted ? ASKER_LEFT : 'The model could not answer. Nothing was charged.';
    await releaseReservation(deps.db, { receiptId, holder, problem });
    throw lease.lost.aborted ? takenOver(error) : error;
  } finally {
    lease.stop();
  }
  const receipt = await findReceipt(deps.db, receiptId);
  if (!receipt) throw new AppError('internal', `The receipt ${receiptId} vanished after its answer.`);
  if (recorded) return receipt;
  // Given up meanwhile, or another request's: what was heard has to be what that one wrote.
  const said = receipt.answer;
  const heard = asker.heard();
  const agrees =
    answer.kind === 'vectors'
      ? sameVectors(answer, said)
      : heard === '' || (said?.kind === 'text' && said.text === heard);
  if (agrees && (receipt.state !== 'failed' || saysNothing(said)) && receipt.state !== 'reserved') return receipt;
  throw new AppError('timeout', 'The answer took too long and was given up. Nothing was charged for it; ask again.');
}

function sameVectors({ hash }: VectorsAnswer, said: StoredAnswer | null): boolean {
  return said?.kind === 'vectors' && said.hash === hash;
}

type Recorded = { receiptId: string; holder: string; answer: StoredAnswer };

/** Queues the attribution with the answer. False, and nothing changed, when it is not the holder's to write any more. */
async function recordAnswer({ db }: { db: Db }, { receiptId, holder, answer }: Recorded): Promise<boolean> {
  return db.$transaction(
    async (tx) => {
      if (!(await writeAnswer(tx, { id: receiptId, holder, answer, answeredAt: new Date() }))) return false;
      await addJob(tx, 'attribute', { receiptId }, { jobKey: `attribute:${receiptId}` });
      return true;
    },
    { maxWait: 10_000, timeout: 20_000 },
  );
}

/** Gives the fee back and keeps what was said. False, and nothing changed, when it is not the holder's to write any more. */
async function recordUnpaid({ db }: { db: Db }, { receiptId, holder, answer }: Recorded): Promise<boolean> {
  const problem =
    answer.kind === 'text'
      ? 'The model wrote nothing. Nothing was charged.'
      : 'No passage answers the question. Nothing was charged.';
  return db.$transaction(
    async (tx) => {
      await writeUnpaidAnswer(tx, { id: receiptId, holder, answer, answeredAt: new Date() });
      return releaseReservation(tx, { receiptId, holder, problem });
    },
    { maxWait: 10_000, timeout: 20_000 },
  );
}

function takenOver(cause: unknown): AppError {
  return new AppError('not-ready', 'Another request with this Idempotency-Key writes the answer by now. Ask again.', {
    cause,
  });
}
