import type { Hex } from '@/lib/core/hex';
import { toBigint } from '@/lib/db/amount';
import { renewLease } from '@/lib/db/answer-lease';
import { Prisma } from '@/lib/db/generated/client';
import type { DbTransaction } from '@/lib/db/receipt-reservation';
import { type StoredAnswer, storedAnswerSchema } from '@/lib/schemas/answer';
import { addressSchema, hashSchema } from '@/lib/schemas/hex';
import { RECEIPT_STATES, type ReceiptState } from '@/lib/schemas/receipt';

/** A paid answer without its document and shares. Amounts are base units. */
export type ReceiptRow = {
  id: string;
  modelId: number;
  modelVersion: number;
  account: Hex;
  permissionHash: Hex;
  apiKeyId: string | null;
  /** Empty for a receipt that was read from an epoch's file. */
  requestHash: string;
  units: number;
  unitPrice: bigint;
  fee: bigint;
  pricedAtBlock: number;
  state: ReceiptState;
  question: string;
  answer: StoredAnswer | null;
  disclosed: boolean;
  receiptHash: Hex | null;
  /** Of the document as it was attributed; null before, and for a receipt that was read from an epoch's file. */
  publishedCid: string | null;
  epoch: number | null;
  problem: string;
  askedAt: Date;
  answeredAt: Date | null;
  attributedAt: Date | null;
};

const select = {
  id: true,
  modelId: true,
  modelVersion: true,
  account: true,
  permissionHash: true,
  apiKeyId: true,
  requestHash: true,
  units: true,
  unitPrice: true,
  fee: true,
  pricedAtBlock: true,
  state: true,
  question: true,
  answer: true,
  disclosed: true,
  receiptHash: true,
  publishedCid: true,
  epoch: true,
  problem: true,
  askedAt: true,
  answeredAt: true,
  attributedAt: true,
} satisfies Prisma.ReceiptSelect;

export async function findReceipt(db: DbTransaction, id: string): Promise<ReceiptRow | null> {
  const row = await db.receipt.findUnique({ where: { id }, select });
  return row ? toReceipt(row) : null;
}

/** The receipt that an account's request with this idempotency key made. */
export async function findReceiptByKey(
  db: DbTransaction,
  { account, idempotencyKey }: { account: string; idempotencyKey: string },
): Promise<ReceiptRow | null> {
  const row = await db.receipt.findUnique({ where: { account_idempotencyKey: { account, idempotencyKey } }, select });
  return row ? toReceipt(row) : null;
}

/** An account's receipts that were not failed, newest first. */
export async function listReceipts(
  db: DbTransaction,
  { account, ...range }: { account: string; limit: number; offset: number },
): Promise<{ receipts: ReceiptRow[]; total: number }> {
  return listWhere(db, { where: { account, state: { notIn: ['failed', 'reserved'] } }, ...range });
}

/** Receipts that were attributed, and so published, newest first. */
export async function listPublishedReceipts(
  db: DbTransaction,
  range: { limit: number; offset: number },
): Promise<{ receipts: ReceiptRow[]; total: number }> {
  return listWhere(db, { where: { state: { in: ['attributed', 'settling', 'settled'] } }, ...range });
}

async function listWhere(
  db: DbTransaction,
  { where, limit, offset }: { where: Prisma.ReceiptWhereInput; limit: number; offset: number },
): Promise<{ receipts: ReceiptRow[]; total: number }> {
  const [rows, total] = await Promise.all([
    db.receipt.findMany({ where, select, orderBy: [{ askedAt: 'desc' }, { id: 'asc' }], take: limit, skip: offset }),
    db.receipt.count({ where }),
  ]);
  return { receipts: rows.map(toReceipt), total };
}

/** What a reservation writes. */
export type ReservedReceipt = Pick<
  ReceiptRow,
  | 'id'
  | 'modelId'
  | 'modelVersion'
  | 'account'
  | 'permissionHash'
  | 'apiKeyId'
  | 'requestHash'
  | 'units'
  | 'unitPrice'
  | 'fee'
  | 'pricedAtBlock'
  | 'question'
  | 'disclosed'
  | 'askedAt'
> & {
  idempotencyKey: string | null;
  /** Who writes the answer (lib/db/answer-lease.ts). */
  leaseHolder: string;
};

/** Frees the idempotency key of a receipt that came to nothing, for another one. */
export async function forgetIdempotencyKey(tx: DbTransaction, id: string): Promise<void> {
  await tx.receipt.updateMany({ where: { id, state: 'failed' }, data: { idempotencyKey: null } });
}

/** Writes a reservation and its holder's lease; a failed one with the same id is taken up again, and what it had come to is forgotten. */
export async function upsertReservation(tx: DbTransaction, receipt: ReservedReceipt): Promise<void> {
  const { id, ...rest } = receipt;
  const data = {
    ...rest,
    unitPrice: new Prisma.Decimal(receipt.unitPrice.toString()),
    fee: new Prisma.Decimal(receipt.fee.toString()),
    state: 'reserved',
    problem: '',
  };
  const forget = {
    answer: Prisma.DbNull,
    document: Prisma.DbNull,
    receiptHash: null,
    answeredAt: null,
    attributedAt: null,
  };
  await tx.receiptShare.deleteMany({ where: { receiptId: id } });
  await tx.receiptRecord.deleteMany({ where: { receiptId: id } });
  await tx.receipt.upsert({ where: { id }, create: { id, ...data }, update: { ...data, ...forget, epoch: null } });
  await renewLease(tx, { receiptId: id, holder: receipt.leaseHolder });
}

type WrittenAnswer = { id: string; holder: string; answer: StoredAnswer; answeredAt: Date };

/** Turns a holder's reservation into an answer. False when it was released, or taken over by another, meanwhile. */
export async function writeAnswer(
  tx: DbTransaction,
  { id, holder, answer, answeredAt }: WrittenAnswer,
): Promise<boolean> {
  const { count } = await tx.receipt.updateMany({
    where: { id, state: 'reserved', leaseHolder: holder },
    data: { state: 'answered', answer, answeredAt, leaseHolder: null, leaseUntil: null },
  });
  return count === 1;
}

/** Keeps what was said beside a holder's reservation that is about to be given back. */
export async function writeUnpaidAnswer(
  tx: DbTransaction,
  { id, holder, answer, answeredAt }: WrittenAnswer,
): Promise<void> {
  await tx.receipt.updateMany({ where: { id, state: 'reserved', leaseHolder: holder }, data: { answer, answeredAt } });
}

type SelectedRow = Prisma.ReceiptGetPayload<{ select: typeof select }>;

function toReceipt(row: SelectedRow): ReceiptRow {
  return {
    ...row,
    account: addressSchema.parse(row.account),
    permissionHash: hashSchema.parse(row.permissionHash),
    receiptHash: row.receiptHash === null ? null : hashSchema.parse(row.receiptHash),
    unitPrice: toBigint(row.unitPrice),
    fee: toBigint(row.fee),
    state: RECEIPT_STATES.find((state) => state === row.state) ?? 'failed',
    // An undisclosed answer that was read from an epoch's file is a hash.
    answer: storedAnswerSchema.safeParse(row.answer).data ?? null,
  };
}
