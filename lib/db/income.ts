import { toBigint } from '@/lib/db/amount';
import type { Prisma } from '@/lib/db/generated/client';
import type { DbTransaction } from '@/lib/db/receipt-reservation';

/** What traced answers brought an account in a span of time, as whose part of whose income. Base units. */
export type IncomeInSpan = {
  /** The place of the span, counted from 1970. */
  span: number;
  role: string;
  /** Whose income it is a part of. */
  modelId: number;
  /** It came by a model that was made from that one. */
  royalty: boolean;
  amount: bigint;
  receipts: number;
  firstAt: Date;
};

/** Where an account's earnings came from, settled or not, by spans of `spanS` seconds: those in which there was something. */
export async function listIncome(
  db: DbTransaction,
  { account, spanS }: { account: string; spanS: number },
): Promise<IncomeInSpan[]> {
  const rows = await db.$queryRaw<(Omit<IncomeInSpan, 'amount'> & { amount: Prisma.Decimal })[]>`
    SELECT floor(extract(epoch FROM r.asked_at) / ${spanS}::int)::int AS span,
           s.role, s.model AS "modelId", s.model <> r.model_id AS royalty, sum(s.amount) AS amount,
           count(*)::int AS receipts, min(r.asked_at) AS "firstAt"
    FROM receipt_share s JOIN receipt r ON r.id = s.receipt_id AND r.state IN ('attributed', 'settling', 'settled')
    WHERE s.account = ${account} AND s.amount > 0 GROUP BY 1, 2, 3, 4`;
  return rows.map((row) => ({ ...row, amount: toBigint(row.amount) }));
}

/** A record of an account, and what answers paid for it. Base units. */
export type EarningRecord = {
  contributionId: number;
  index: number;
  datanetId: number;
  /** Empty once its text was erased. */
  fields: Record<string, string | number>;
  answers: number;
  amount: bigint;
};

/** The records that an account contributed and that brought the most. */
export async function listEarningRecords(
  db: DbTransaction,
  { account, limit }: { account: string; limit: number },
): Promise<EarningRecord[]> {
  const rows = await db.$queryRaw<(Omit<EarningRecord, 'amount'> & { amount: Prisma.Decimal })[]>`
    SELECT m.contribution_id AS "contributionId", m.index, r.datanet_id AS "datanetId", r.fields, m.answers, m.amount
    FROM (
      SELECT m.contribution_id, m.index, sum(m.amount) AS amount, count(*)::int AS answers
      FROM contribution c JOIN receipt_record m ON m.contribution_id = c.id AND m.amount > 0
      WHERE c.contributor = ${account}
      GROUP BY 1, 2 ORDER BY amount DESC, 1, 2 LIMIT ${limit}
    ) m
    JOIN record r ON r.contribution_id = m.contribution_id AND r.index = m.index
    ORDER BY m.amount DESC, 1, 2`;
  return rows.map((row) => ({ ...row, amount: toBigint(row.amount) }));
}
