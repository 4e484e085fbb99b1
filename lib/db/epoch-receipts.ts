import type { Json } from '@/lib/core/canonical-json';
import { failReceipts } from '@/lib/db/fail-receipts';
import { Prisma } from '@/lib/db/generated/client';
import { countPaidAnswers } from '@/lib/db/paid-answers';
import type { DbTransaction } from '@/lib/db/receipt-reservation';

/** Different permissions, models and prices in one settlement: each is a charge, and a block's gas is bounded. */
const MOST_CHARGES = 250;
const MOST_RECEIPTS = 5_000;

/**
 * Fixes the attributed receipts as those of an epoch, of each charge those that were published first: so that everybody
 * can tell from the list of published receipts which ones a settlement charged. Returns how many there are.
 */
export async function takeReceipts(tx: DbTransaction, epoch: number): Promise<number> {
  return tx.$executeRaw`
    UPDATE receipt SET state = 'settling', epoch = ${epoch}
    WHERE state = 'attributed' AND id IN (
      SELECT id FROM (
        SELECT id, position, dense_rank() OVER (ORDER BY permission_hash, model_id, unit_price) AS charge
        FROM receipt WHERE state = 'attributed') AS ranked
      WHERE charge <= ${MOST_CHARGES} ORDER BY position, id LIMIT ${MOST_RECEIPTS})`;
}

/** Whether any attributed receipt has a fee; with none there is nothing to settle. */
export async function hasReceiptsToSettle(db: DbTransaction): Promise<boolean> {
  const found = await db.receipt.findFirst({ where: { state: 'attributed', fee: { gt: 0 } }, select: { id: true } });
  return found !== null;
}

/** When the receipt that has waited longest was attributed; null when none waits. */
export async function findOldestAttribution(db: DbTransaction): Promise<Date | null> {
  const { _min } = await db.receipt.aggregate({ where: { state: 'attributed' }, _min: { attributedAt: true } });
  return _min.attributedAt;
}

/**
 * Whether some fee served could be lost by waiting: its account asked for a withdrawal, or its permission was revoked
 * or has ended. The vault leaves one withdrawal delay to charge it.
 */
export async function hasUrgentReceipts(db: DbTransaction, now: Date): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM receipt r
    JOIN spending_permission p ON p.permission_hash = r.permission_hash
    LEFT JOIN vault_permission v ON v.permission_hash = r.permission_hash
    LEFT JOIN vault_account a ON a.account = r.account
    WHERE r.state = 'attributed'
      AND (a.withdrawal_amount > 0 OR v.revoked_effective_at IS NOT NULL OR p.deadline <= ${now})
    LIMIT 1`;
  return rows.length > 0;
}

/** The oldest block that a receipt of an epoch not yet charged was priced at; null when there is none. */
export async function findOldestPricedBlock(db: DbTransaction, epoch: number): Promise<number | null> {
  const { _min } = await db.receipt.aggregate({ where: { epoch, state: 'settling' }, _min: { pricedAtBlock: true } });
  return _min.pricedAtBlock;
}

/**
 * Leaves receipts out of an epoch that the vault refuses to charge: they cost nothing, nobody is paid for them, and
 * their fees can be spent again. By permission, by account where its deposit does not suffice, or those priced before a
 * block. Returns how many.
 */
export async function leaveOutReceipts(
  db: DbTransaction,
  input: { epoch: number; problem: string } & (
    | { permissionHash: string }
    | { account: string }
    | { pricedBefore: number }
  ),
): Promise<number> {
  const whose = whoseReceipts(input);
  const where = Prisma.sql`epoch = ${input.epoch} AND state = 'settling' AND ${whose}`;
  return failReceipts(db, { where, problem: input.problem });
}

function whoseReceipts(input: { permissionHash: string } | { account: string } | { pricedBefore: number }): Prisma.Sql {
  if ('account' in input) return Prisma.sql`account = ${input.account}`;
  if ('pricedBefore' in input) return Prisma.sql`priced_at_block < ${input.pricedBefore}`;
  return Prisma.sql`permission_hash = ${input.permissionHash}`;
}

/** Puts receipts back to be settled by a later epoch, by their permissions. */
export async function postponeReceipts(
  db: DbTransaction,
  { epoch, permissionHashes }: { epoch: number; permissionHashes: readonly string[] },
): Promise<void> {
  await db.receipt.updateMany({
    where: { epoch, state: 'settling', permissionHash: { in: [...permissionHashes] } },
    data: { state: 'attributed', epoch: null },
  });
}

/** The ids of an epoch's receipts, ascending as text: the order in which they are chained. */
export async function listEpochReceiptIds(db: DbTransaction, epoch: number): Promise<string[]> {
  const rows = await db.receipt.findMany({
    where: { epoch, state: { in: ['settling', 'settled'] } },
    select: { id: true },
  });
  return rows.map((row) => row.id).sort();
}

/** A receipt's document as it was attributed or chained. */
export async function findReceiptDocument(db: DbTransaction, id: string): Promise<unknown> {
  const row = await db.receipt.findUnique({ where: { id }, select: { document: true } });
  return row?.document ?? null;
}

/** Ties a receipt into the chain of its epoch. */
export async function writeChainedReceipt(
  db: DbTransaction,
  { id, document, receiptHash }: { id: string; document: Json; receiptHash: string },
): Promise<void> {
  await db.$executeRaw`
    UPDATE receipt SET document = ${JSON.stringify(document)}::jsonb, receipt_hash = ${receiptHash}
    WHERE id = ${id}::uuid AND state IN ('settling', 'settled')`;
}

/** Hash of the last receipt of the newest epoch before this one that has any; null when there is none here. */
export async function findLastReceiptHash(db: DbTransaction, beforeEpoch: number): Promise<string | null> {
  const row = await db.receipt.findFirst({
    where: { epoch: { lt: beforeEpoch }, state: { in: ['settling', 'settled'] }, receiptHash: { not: null } },
    orderBy: [{ epoch: 'desc' }, { id: 'desc' }],
    select: { receiptHash: true },
  });
  return row?.receiptHash ?? null;
}

/** Turns an epoch's receipts to settled, and counts what they brought to whom. */
export async function markSettled(tx: DbTransaction, epoch: number): Promise<void> {
  await tx.receipt.updateMany({ where: { epoch, state: 'settling' }, data: { state: 'settled' } });
  await countPaidAnswers((statement, values) => tx.$executeRawUnsafe(statement, ...values), epoch);
}
