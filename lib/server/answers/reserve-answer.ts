import { randomUUID } from 'node:crypto';
import { canonicalJson } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import { keccak256 } from '@/lib/core/keccak';
import type { Db } from '@/lib/db/client';
import { findReceiptByKey, forgetIdempotencyKey, type ReceiptRow, upsertReservation } from '@/lib/db/receipt';
import {
  addServed,
  type DbTransaction,
  findPricedModel,
  findWeightsCid,
  lockAccount,
  type PricedModel,
  releaseStaleReservations,
} from '@/lib/db/receipt-reservation';
import type { AskRequest } from '@/lib/schemas/answer';
import type { AskAuthority } from '@/lib/server/answers/ask-authority';
import { checkAllowance } from '@/lib/server/answers/check-allowance';
import { requireServable } from '@/lib/server/answers/require-servable';

export type Reservation =
  /** Another request with this key came first; the weights are those it was priced for. */
  | { kind: 'known'; receipt: ReceiptRow; weightsCid: string | null }
  /** The fee is reserved; the answer has to follow or the reservation be released. */
  | { kind: 'reserved'; receiptId: string; modelVersion: number; weightsCid: string };

/**
 * Reserves the fee of one answer in a transaction that holds the account's lock: no two requests of an account can both
 * see the same funds. Writes nothing when it throws.
 */
export async function reserveAnswer(
  { db }: { db: Db },
  input: { authority: AskAuthority; request: AskRequest; idempotencyKey: string | null; now: Date },
): Promise<Reservation> {
  const { authority, request, idempotencyKey, now } = input;
  const { account, permissionHash, apiKeyId } = authority;
  const requestHash = keccak256(canonicalJson(request));
  const reserve = async (tx: DbTransaction): Promise<Reservation> => {
    await lockAccount(tx, account);
    await releaseStaleReservations(tx, { account, now });
    const earlier = idempotencyKey === null ? null : await findReceiptByKey(tx, { account, idempotencyKey });
    if (earlier && earlier.requestHash !== requestHash) {
      throw new AppError('conflict', 'This Idempotency-Key was used for another question. Use a new one.');
    }
    if (earlier && earlier.state !== 'failed') {
      return { kind: 'known', receipt: earlier, weightsCid: await findWeightsCid(tx, earlier) };
    }

    const model = requireModel(await findPricedModel(tx, request.model), request.model);
    await requireServable(tx, { modelId: model.modelId, version: model.version, block: model.pricedAtBlock });
    // One answer is one unit, of either kind of model.
    const units = 1;
    const fee = model.unitPrice * BigInt(units);
    await checkAllowance(tx, { authority, model, fee, now });
    // What was published under an id stays what it is: the failed receipt keeps its own.
    const receiptId = !earlier || earlier.publishedCid !== null ? randomUUID() : earlier.id;
    if (earlier && earlier.id !== receiptId) await forgetIdempotencyKey(tx, earlier.id);
    await upsertReservation(tx, {
      id: receiptId,
      modelId: model.modelId,
      modelVersion: model.version,
      account,
      permissionHash,
      apiKeyId,
      idempotencyKey,
      requestHash,
      units,
      unitPrice: model.unitPrice,
      fee,
      pricedAtBlock: model.pricedAtBlock,
      question: request.question,
      disclosed: request.disclosed,
      askedAt: now,
    });
    await addServed(tx, { permissionHash, apiKeyId, fee });
    return { kind: 'reserved', receiptId, modelVersion: model.version, weightsCid: model.weightsCid };
  };
  return db.$transaction(reserve, { maxWait: 10_000, timeout: 20_000 });
}

function requireModel(model: PricedModel | null, modelId: number): PricedModel & { weightsCid: string } {
  if (!model) throw new AppError('not-found', `There is no model ${modelId}. Choose one from the list of models.`);
  if (model.retired) {
    throw new AppError('model-retired', `Model ${modelId} is retired and answers no more. Choose another one.`);
  }
  const { weightsCid } = model;
  if (weightsCid === null) {
    throw new AppError('not-ready', `The manifest of model ${modelId} is still being read. Ask again in a moment.`);
  }
  return { ...model, weightsCid };
}
