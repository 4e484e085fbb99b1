import type { Json } from '@/lib/core/canonical-json';
import type { Hex } from '@/lib/core/hex';
import type { DbTransaction } from '@/lib/db/receipt-reservation';
import { addressSchema, hashSchema } from '@/lib/schemas/hex';
import { type ModelManifest, modelManifestSchema } from '@/lib/schemas/model-manifest';
import type { ReceiptDocument } from '@/lib/schemas/receipt';

/** The model version that answered: who published it, and its manifest. */
export type AnsweringVersion = {
  manifestCid: string;
  manifestHash: Hex;
  publisher: Hex;
  manifest: ModelManifest;
};

/** Null while the version or its manifest is not known to the index. */
export async function findAnsweringVersion(
  db: DbTransaction,
  { modelId, version }: { modelId: number; version: number },
): Promise<AnsweringVersion | null> {
  const found = await db.modelVersion.findUnique({
    where: { modelId_number: { modelId, number: version } },
    select: { manifestCid: true, manifestHash: true, publisher: true },
  });
  if (!found) return null;
  const file = await db.modelManifest.findUnique({ where: { cid: found.manifestCid }, select: { manifest: true } });
  if (!file) return null;
  return {
    manifestCid: found.manifestCid,
    manifestHash: hashSchema.parse(found.manifestHash),
    publisher: addressSchema.parse(found.publisher),
    manifest: modelManifestSchema.parse(file.manifest),
  };
}

type ReceiptShare = ReceiptDocument['shares'][number];

/** A record's line of a receipt with what it earned, in base units. */
export type PaidRecord = ReceiptDocument['attribution']['records'][number] & { amount: bigint };

/** Until the transaction ends: the places in the list of published receipts become visible in their order. */
const PUBLISHING = 'published receipts';

/**
 * Writes what an answer's attribution found, turns the receipt to `attributed` and puts it at the end of the list of
 * published receipts; its document is in the content store by then. False, and nothing written, when it is not
 * `answered`: a second run of the same job.
 */
export async function writeAttribution(
  tx: DbTransaction,
  input: {
    receiptId: string;
    document: Json;
    publishedCid: string;
    shares: readonly ReceiptShare[];
    records: readonly PaidRecord[];
    now: Date;
  },
): Promise<boolean> {
  const { receiptId, document, publishedCid, shares, records, now } = input;
  const changed = await tx.$executeRaw`
    UPDATE receipt SET state = 'attributed', document = ${JSON.stringify(document)}::jsonb, problem = '',
      published_cid = ${publishedCid}, attributed_at = ${now}
    WHERE id = ${receiptId}::uuid AND state = 'answered'`;
  if (changed !== 1) return false;
  await insertLines(tx, { receiptId, shares, records });
  await publish(tx, receiptId);
  return true;
}

/**
 * Writes an attribution anew, of a receipt whose epoch was rejected, and publishes it again under another place; false,
 * and nothing changed, when it came out the same.
 */
export async function rewriteAttribution(
  tx: DbTransaction,
  input: {
    receiptId: string;
    document: Json;
    publishedCid: string;
    shares: readonly ReceiptShare[];
    records: readonly PaidRecord[];
  },
): Promise<boolean> {
  const { receiptId, document, publishedCid, shares, records } = input;
  const changed = await tx.$executeRaw`
    UPDATE receipt SET document = ${JSON.stringify(document)}::jsonb, published_cid = ${publishedCid}
    WHERE id = ${receiptId}::uuid AND state IN ('settling', 'settled') AND published_cid <> ${publishedCid}`;
  if (changed !== 1) return false;
  await lockIncome(tx, { receiptId, records });
  await tx.receiptShare.deleteMany({ where: { receiptId } });
  await tx.receiptRecord.deleteMany({ where: { receiptId } });
  await insertLines(tx, { receiptId, shares, records });
  await publish(tx, receiptId);
  return true;
}

/**
 * Takes what the records brought that the receipt lists, or will list, in the order in which everybody does (migration
 * 0017): what goes and what comes would else be taken one after the other.
 */
async function lockIncome(
  tx: DbTransaction,
  { receiptId, records }: { receiptId: string; records: readonly PaidRecord[] },
): Promise<void> {
  const paid = records.filter((record) => record.amount > 0n);
  await tx.$executeRaw`
    INSERT INTO record_income AS kept (contribution_id, index, account, amount, answers)
    SELECT l.contribution_id, l.index, coalesce(c.contributor, ''), 0, 0
    FROM (
      SELECT contribution_id, index FROM receipt_record WHERE receipt_id = ${receiptId}::uuid AND amount > 0
      UNION SELECT * FROM unnest(
        ${paid.map((record) => record.contributionId)}::int[], ${paid.map((record) => record.index)}::int[])) AS l
    LEFT JOIN contribution c ON c.id = l.contribution_id ORDER BY 1, 2
    ON CONFLICT (contribution_id, index) DO UPDATE SET answers = kept.answers WHERE false`;
}

async function insertLines(
  tx: DbTransaction,
  input: { receiptId: string; shares: readonly ReceiptShare[]; records: readonly PaidRecord[] },
): Promise<void> {
  const { receiptId, shares, records } = input;
  await tx.$executeRaw`
    INSERT INTO receipt_share (receipt_id, account, role, model, amount)
    SELECT ${receiptId}::uuid, * FROM unnest(
      ${shares.map((share) => share.account)}::text[],
      ${shares.map((share) => share.role)}::text[],
      ${shares.map((share) => share.model)}::int[],
      ${shares.map((share) => share.amount.toString())}::numeric[])`;
  await tx.$executeRaw`
    INSERT INTO receipt_record (receipt_id, contribution_id, index, influence, weight, amount)
    SELECT ${receiptId}::uuid, * FROM unnest(
      ${records.map((record) => record.contributionId)}::int[],
      ${records.map((record) => record.index)}::int[],
      ${records.map((record) => record.influence?.toString() ?? null)}::numeric[],
      ${records.map((record) => record.weight.toString())}::numeric[],
      ${records.map((record) => record.amount.toString())}::numeric[])`;
}

async function publish(tx: DbTransaction, receiptId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${PUBLISHING}, 0))`;
  await tx.$executeRaw`
    UPDATE receipt SET position = nextval('receipt_position') WHERE id = ${receiptId}::uuid`;
}

/** Notes why an attribution did not succeed; the job tries again. */
export async function noteReceiptProblem(
  db: DbTransaction,
  { receiptId, problem }: { receiptId: string; problem: string },
): Promise<void> {
  await db.receipt.updateMany({ where: { id: receiptId, state: 'answered' }, data: { problem } });
}

/**
 * Changes whenever a contribution of these Datanet versions is withdrawn, erased or unwound: as long as two readings
 * agree, the versions' records are the same.
 */
export async function readVersionsFingerprint(
  db: DbTransaction,
  datanets: readonly { readonly datanetId: number; readonly version: number }[],
): Promise<string> {
  const rows = await db.$queryRaw<{ fingerprint: string | null }[]>`
    SELECT string_agg(concat_ws(' ', v.datanet_id, v.version, c.id, c.records_root, c.status, f.state), ','
             ORDER BY v.datanet_id, v.version, v.position) AS fingerprint
    FROM unnest(${datanets.map(({ datanetId }) => datanetId)}::int[], ${datanets.map(({ version }) => version)}::int[])
           AS named(datanet_id, version)
    JOIN version_contribution v ON v.datanet_id = named.datanet_id AND v.version = named.version
    JOIN contribution c ON c.id = v.contribution_id
    LEFT JOIN contribution_file f ON f.contribution_id = c.id`;
  return rows[0]?.fingerprint ?? '';
}
