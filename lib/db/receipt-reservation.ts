import type { Hex } from '@/lib/core/hex';
import { toBigint } from '@/lib/db/amount';
import { failReceipts } from '@/lib/db/fail-receipts';
import { Prisma } from '@/lib/db/generated/client';
import { addressSchema } from '@/lib/schemas/hex';
import type { ModelKind } from '@/lib/schemas/training';

/** The client inside a transaction; a PrismaClient passes too. */
export type DbTransaction = Prisma.TransactionClient;

/** How long after the last sign of life of whoever writes it a reservation is given back: it was left by a crash. */
export const RESERVATION_LIFETIME_S = 60;

/** Makes every other reservation of the account wait until this transaction ends. */
export async function lockAccount(tx: DbTransaction, account: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`account:${account}`}, 0))`;
}

/**
 * What an account was served or is being served and what the index has not yet seen charged, in base units. A charge
 * counts as seen in the same transaction in which the index lowers the deposit, so the two never overlap or miss.
 */
export async function outstandingOf(db: DbTransaction, account: string): Promise<bigint> {
  const [row] = await db.$queryRaw<{ sum: Prisma.Decimal }[]>`
    SELECT coalesce(sum(fee), 0) AS sum FROM receipt
    WHERE account = ${account} AND (
      state IN ('reserved', 'answered', 'attributed')
      OR (state IN ('settling', 'settled') AND epoch IN (
        SELECT d.number FROM epoch_draft d WHERE NOT EXISTS (SELECT FROM settlement s WHERE s.id = d.settlement_id))))`;
  return row ? toBigint(row.sum) : 0n;
}

/** A model's newest version and its price as of the block the index has reached. */
export type PricedModel = {
  modelId: number;
  version: number;
  retired: boolean;
  unitPrice: bigint;
  pricedAtBlock: number;
  /** Null while the version's manifest has not been read. */
  weightsCid: string | null;
  kind: ModelKind | null;
};

export async function findPricedModel(db: DbTransaction, modelId: number): Promise<PricedModel | null> {
  const [row] = await db.$queryRaw<(Omit<PricedModel, 'unitPrice'> & { unitPrice: Prisma.Decimal })[]>`
    SELECT m.id AS "modelId", v.number AS version, m.retired, p.unit_price AS "unitPrice",
           i.block_number AS "pricedAtBlock", f.weights_cid AS "weightsCid", f.kind
    FROM index_cursor i
    JOIN model m ON m.id = ${modelId}
    JOIN model_version v ON v.model_id = m.id AND v.number = m.version_count
    JOIN LATERAL (
      SELECT unit_price FROM model_price WHERE model_id = m.id AND block_number <= i.block_number
      ORDER BY block_number DESC, log_index DESC LIMIT 1) p ON true
    LEFT JOIN model_manifest f ON f.cid = v.manifest_cid
    WHERE i.id = 1`;
  return row ? { ...row, unitPrice: toBigint(row.unitPrice) } : null;
}

/** The weights that a reserved answer is computed with. Null while the version's manifest has not been read. */
export async function findWeightsCid(
  db: DbTransaction,
  { modelId, modelVersion }: { modelId: number; modelVersion: number },
): Promise<string | null> {
  const [row] = await db.$queryRaw<{ weightsCid: string }[]>`
    SELECT f.weights_cid AS "weightsCid" FROM model_version v JOIN model_manifest f ON f.cid = v.manifest_cid
    WHERE v.model_id = ${modelId} AND v.number = ${modelVersion}`;
  return row?.weightsCid ?? null;
}

/** Who trained what these manifests describe, by their CIDs; those that were not read are left out. */
export async function listManifestBuilders(db: DbTransaction, cids: readonly string[]): Promise<Map<string, Hex>> {
  const rows = await db.$queryRaw<{ cid: string; builder: string }[]>`
    SELECT cid, manifest->>'builder' AS builder FROM model_manifest WHERE cid = ANY (${[...cids]}::text[])`;
  return new Map(rows.map(({ cid, builder }) => [cid, addressSchema.parse(builder)]));
}

/** Takes a fee off what a permission, and the key if one was used, may still spend. */
export async function addServed(
  tx: DbTransaction,
  { permissionHash, apiKeyId, fee }: { permissionHash: string; apiKeyId: string | null; fee: bigint },
): Promise<void> {
  const amount = new Prisma.Decimal(fee.toString());
  await tx.spendingPermission.updateMany({ where: { permissionHash }, data: { served: { increment: amount } } });
  if (apiKeyId !== null) {
    await tx.apiKey.updateMany({ where: { id: apiKeyId }, data: { served: { increment: amount } } });
  }
}

/**
 * Fails a reservation that has no answer, and gives its fee back to permission and key, in one statement. False when it
 * was answered or failed before, or is another holder's by now.
 */
export async function releaseReservation(
  tx: DbTransaction,
  { receiptId, holder, problem }: { receiptId: string; holder: string; problem: string },
): Promise<boolean> {
  const where = Prisma.sql`id = ${receiptId}::uuid AND state = 'reserved' AND lease_holder = ${holder}::uuid`;
  return (await failReceipts(tx, { where, problem })) === 1;
}

/** Releases what crashes left reserved for an account: rows without a sign of life for RESERVATION_LIFETIME_S. */
export async function releaseStaleReservations(
  tx: DbTransaction,
  { account, now }: { account: string; now: Date },
): Promise<void> {
  const before = new Date(now.getTime() - RESERVATION_LIFETIME_S * 1000);
  const where = Prisma.sql`account = ${account} AND state = 'reserved' AND coalesce(lease_until, asked_at) < ${before}`;
  await failReceipts(tx, { where, problem: 'The answer did not come in time. Nothing was charged.' });
}
