import type { ClientBase, Pool } from 'pg';
import { receiptHash, receiptJson } from '@/lib/attribution/receipt';
import { executeRows } from '@/lib/db/execute-rows';
import { countPaidAnswers } from '@/lib/db/paid-answers';
import { withTransaction } from '@/lib/db/with-transaction';
import type { IngestDeps } from '@/lib/jobs/ingest-deps';
import type { JobPayloads } from '@/lib/jobs/job-payloads';
import { lockNamingEvent } from '@/lib/jobs/lock-naming-event';
import { readNamedFile } from '@/lib/jobs/read-named-file';
import { dividePool } from '@/lib/rewards/divide-pool';
import { type EpochFile, epochFileSchema, type SettledReceipt } from '@/lib/schemas/epoch';
import { type ReceiptDocument, receiptDocumentSchema } from '@/lib/schemas/receipt';

/**
 * Reads the file of a proposed epoch: what each account earned, and the receipts that this deployment does not know
 * (it served none of them, or its database was lost). A file that does not fit its proposal leaves no row, nor does a
 * receipt whose document has another hash than the file says.
 * @throws AppError `not-ready` while a file is not in the content store: tried again later
 */
export async function ingestEpoch(
  { pool, store }: IngestDeps,
  { cid, namedBy }: JobPayloads['ingest-epoch'],
): Promise<void> {
  const file = await readNamedFile(store, { cid, schema: epochFileSchema });
  if (!file.ok) return;
  const { epoch, root, total, receipts } = file.value;
  const fits = await withTransaction(pool, async (client) => {
    const event = await lockNamingEvent(client, namedBy);
    if (event?.epoch !== String(epoch) || event.root !== root || event.total !== total.toString()) return false;
    await insertEarnings(client, { cid, file: file.value });
    return true;
  });
  if (!fits) return;
  for (const { id, cid: documentCid, hash } of await dropKnown(pool, receipts)) {
    const document = await readNamedFile(store, { cid: documentCid, schema: receiptDocumentSchema });
    if (!document.ok || document.value.id !== id || receiptHash(document.value) !== hash) continue;
    await withTransaction(pool, (client) => insertReceipt(client, { receipt: document.value, epoch }));
  }
  await withTransaction(pool, (client) =>
    countPaidAnswers((statement, values) => client.query(statement, values), epoch),
  );
}

async function dropKnown(pool: Pool, receipts: readonly SettledReceipt[]): Promise<SettledReceipt[]> {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM receipt WHERE id = ANY ($1::uuid[])', [
    receipts.map((receipt) => receipt.id),
  ]);
  const known = new Set(rows.map((row) => row.id));
  return receipts.filter((receipt) => !known.has(receipt.id));
}

async function insertEarnings(client: ClientBase, { cid, file }: { cid: string; file: EpochFile }): Promise<void> {
  await executeRows(client, {
    types: { cid: 'text', account: 'text', epoch: 'int', amount: 'numeric', cumulative: 'numeric' },
    rows: file.earnings.map((earning) => ({ cid, epoch: file.epoch, ...earning })),
    statement: (rows) => `
      INSERT INTO epoch_earning (file_cid, account, epoch, amount, cumulative)
      SELECT cid, account, epoch, amount, cumulative FROM ${rows} ON CONFLICT (file_cid, account) DO NOTHING`,
  });
}

/** A receipt known here stays as it is: it says more (the request, the time of the answer). */
async function insertReceipt(
  client: ClientBase,
  { receipt, epoch }: { receipt: ReceiptDocument; epoch: number },
): Promise<void> {
  const askedAt = new Date(receipt.askedAt * 1000);
  const { rowCount } = await client.query(
    `INSERT INTO receipt (id, model_id, model_version, account, permission_hash, request_hash, units, unit_price, fee,
       priced_at_block, state, question, answer, disclosed, document, receipt_hash, epoch, asked_at, answered_at, attributed_at)
     VALUES ($1, $2, $3, $4, $5, '', $6, $7, $8, $9, 'settled', $10, $11, $12, $13, $14, $15, $16, $16, $16)
     ON CONFLICT (id) DO NOTHING`,
    [
      receipt.id,
      receipt.model.id,
      receipt.model.version,
      receipt.account,
      receipt.permissionHash,
      receipt.units,
      receipt.unitPrice.toString(),
      receipt.fee.toString(),
      receipt.pricedAtBlock,
      receipt.question,
      JSON.stringify(receipt.answer),
      receipt.disclosed,
      JSON.stringify(receiptJson(receipt)),
      receiptHash(receipt),
      epoch,
      askedAt,
    ],
  );
  if (rowCount !== 1) return;
  await executeRows(client, {
    types: { id: 'uuid', account: 'text', role: 'text', model: 'int', amount: 'numeric' },
    rows: receipt.shares.map((share) => ({ id: receipt.id, ...share })),
    statement: (rows) => `
      INSERT INTO receipt_share (receipt_id, account, role, model, amount)
      SELECT id, account, role, model, amount FROM ${rows}`,
  });
  const amounts = recordAmounts(receipt);
  await executeRows(client, {
    types: {
      id: 'uuid',
      contribution: 'int',
      index: 'int',
      influence: 'numeric',
      weight: 'numeric',
      amount: 'numeric',
    },
    rows: receipt.attribution.records.map(({ contributionId, index, influence, weight }, position) => ({
      id: receipt.id,
      contribution: contributionId,
      index,
      influence,
      weight,
      amount: amounts[position] ?? 0n,
    })),
    statement: (rows) => `
      INSERT INTO receipt_record (receipt_id, contribution_id, index, influence, weight, amount)
      SELECT id, contribution, index, influence, weight, amount FROM ${rows}`,
  });
}

/** What each record brought: the contributors' part of the answered model's income, divided as `receiptShares` does it. */
function recordAmounts({ attribution, shares, model: answered }: ReceiptDocument): bigint[] {
  if (attribution.rule !== 'records') return attribution.records.map(() => 0n);
  const pool = shares
    .filter(({ role, model }) => role === 'contributors' && model === answered.id)
    .reduce((sum, { amount }) => sum + amount, 0n);
  const records = attribution.records.map(({ hash, weight }) => ({ key: hash, weight }));
  return dividePool(pool, { records, commons: attribution.commons }).recordAmounts;
}
