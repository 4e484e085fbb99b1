import type { Hex } from '@/lib/core/hex';
import { type DecimalValue, toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';

// What the picture of attribution is drawn from: the newest published answers, and what shaped and was paid by them.

type Reader = Pick<Db, '$queryRaw'>;

/** A published answer. `fee` in base units; the question is null where it is not disclosed. */
export type FlowAnswerRow = {
  id: string;
  modelId: number;
  modelName: string | null;
  fee: bigint;
  question: string | null;
  askedAt: Date;
};

/** The newest published answers, newest first; those that came to cost nothing are left out. */
export async function listNewestAnswers(db: Reader, { limit }: { limit: number }): Promise<FlowAnswerRow[]> {
  const rows = await db.$queryRaw<(Omit<FlowAnswerRow, 'fee'> & { fee: DecimalValue })[]>`
    SELECT r.id, r.model_id AS "modelId", f.name AS "modelName", r.fee, r.asked_at AS "askedAt",
           CASE WHEN r.disclosed THEN left(r.question, 200) END AS question
    FROM receipt r
    LEFT JOIN model_version v ON v.model_id = r.model_id AND v.number = r.model_version
    LEFT JOIN model_manifest f ON f.cid = v.manifest_cid
    WHERE r.position IS NOT NULL AND r.state IN ('attributed', 'settling', 'settled')
    ORDER BY r.position DESC LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, fee: toBigint(row.fee) }));
}

/** What somebody's records of one Datanet earned by an answer, and how many they were. */
export type FlowEvidenceRow = {
  receiptId: string;
  contributor: Hex;
  datanetId: number;
  records: number;
  amount: bigint;
};

export async function sumEvidence(db: Reader, receiptIds: readonly string[]): Promise<FlowEvidenceRow[]> {
  if (receiptIds.length === 0) return [];
  const rows = await db.$queryRaw<(Omit<FlowEvidenceRow, 'amount'> & { amount: DecimalValue })[]>`
    SELECT rr.receipt_id AS "receiptId", c.contributor, c.datanet_id AS "datanetId", count(*)::int AS records,
           sum(rr.amount) AS amount
    FROM receipt_record rr JOIN contribution c ON c.id = rr.contribution_id
    WHERE rr.receipt_id = ANY (${receiptIds}::uuid[]) AND rr.amount > 0
    GROUP BY 1, 2, 3`;
  return rows.map((row) => ({ ...row, amount: toBigint(row.amount) }));
}

/** What an answer paid in one role; of contributors, to whom. */
export type FlowShareRow = { receiptId: string; role: string; account: Hex | null; amount: bigint };

export async function sumFlowShares(db: Reader, receiptIds: readonly string[]): Promise<FlowShareRow[]> {
  if (receiptIds.length === 0) return [];
  const rows = await db.$queryRaw<(Omit<FlowShareRow, 'amount'> & { amount: DecimalValue })[]>`
    SELECT receipt_id AS "receiptId", role, CASE WHEN role = 'contributors' THEN account END AS account,
           sum(amount) AS amount
    FROM receipt_share WHERE receipt_id = ANY (${receiptIds}::uuid[]) AND amount > 0 GROUP BY 1, 2, 3`;
  return rows.map((row) => ({ ...row, amount: toBigint(row.amount) }));
}

/** The names of Datanets; of those whose metadata was not read, none. */
export function listDatanetNames(db: Reader, ids: readonly number[]): Promise<{ id: number; name: string }[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db.$queryRaw`
    SELECT d.id, m.name FROM datanet d JOIN datanet_metadata m ON m.cid = d.metadata_cid WHERE d.id = ANY (${ids})`;
}
