import { randomUUID } from 'node:crypto';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
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
import type { ModelRequest } from '@/lib/schemas/model-request';
import type { ModelKind } from '@/lib/schemas/training';
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
  input: {
    authority: AskAuthority;
    request: ModelRequest;
    idempotencyKey: string | null;
    /** Who is going to write the answer. */
    holder: string;
    now: Date;
  },
): Promise<Reservation> {
  const { authority, request, idempotencyKey, holder, now } = input;
  const { account, permissionHash, apiKeyId } = authority;
  const requestHash = hashRequest(request);
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
    requireAnswerable(model, request);
    await requireServable(tx, { modelId: model.modelId, version: model.version, block: model.pricedAtBlock });
    // One answer is one unit, of any kind of model.
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
      leaseHolder: holder,
    });
    await addServed(tx, { permissionHash, apiKeyId, fee });
    return { kind: 'reserved', receiptId, modelVersion: model.version, weightsCid: model.weightsCid };
  };
  return db.$transaction(reserve, { maxWait: 10_000, timeout: 20_000 });
}

type AnsweringModel = PricedModel & { weightsCid: string; kind: ModelKind };

function requireModel(model: PricedModel | null, modelId: number): AnsweringModel {
  if (!model) throw new AppError('not-found', `There is no model ${modelId}. Choose one from the list of models.`);
  if (model.retired) {
    throw new AppError('model-retired', `Model ${modelId} is retired and answers no more. Choose another one.`);
  }
  const { weightsCid, kind } = model;
  if (weightsCid === null || kind === null) {
    throw new AppError('not-ready', `The manifest of model ${modelId} is still being read. Ask again in a moment.`);
  }
  return { ...model, weightsCid, kind };
}

/** Whether this kind of model can be asked that. Throws `forbidden` for a base, `invalid-input`. */
function requireAnswerable({ modelId, kind }: AnsweringModel, { generation, form }: ModelRequest): void {
  if (kind === 'decoder') {
    throw new AppError('forbidden', `Model ${modelId} is a base. Ask an adapter laid upon it.`);
  }
  const writes = kind === 'adapter' || kind === 'endpoint';
  if (generation !== undefined && !writes) {
    throw new AppError('invalid-input', `Model ${modelId} writes no text of its own: leave out how it shall write.`);
  }
  if (form?.kind === 'vectors' && kind !== 'adapter') {
    throw new AppError('invalid-input', `Model ${modelId} gives no vectors of texts. Choose an adapter.`);
  }
  if (form !== undefined && !writes) {
    throw new AppError('invalid-input', `Model ${modelId} answers one question at a time.`);
  }
}

/** Of everything that decides the answer, so that a key cannot stand for two requests. */
function hashRequest(request: ModelRequest): string {
  const parsed: Json = JSON.parse(JSON.stringify(request));
  return keccak256(canonicalJson(parsed));
}
