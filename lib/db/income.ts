import { toBigint } from '@/lib/db/amount';
import { Prisma } from '@/lib/db/generated/client';
import { type KeysetPage, toKeysetPage } from '@/lib/db/keyset';
import type { DbTransaction } from '@/lib/db/receipt-reservation';
import type { IncomeSearch } from '@/lib/schemas/income-search';

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

/** One page of the records that an account contributed and that earned, those that brought the most first. */
export async function listEarningRecords(
  db: DbTransaction,
  { account, search, pageSize }: { account: string; search: IncomeSearch; pageSize: number },
): Promise<KeysetPage<EarningRecord>> {
  const { after, before } = search;
  const order = before
    ? Prisma.sql`amount, contribution_id DESC, index DESC`
    : Prisma.sql`amount DESC, contribution_id, index`;
  const rows = await db.$queryRaw<(Omit<EarningRecord, 'amount'> & { amount: Prisma.Decimal })[]>`
    SELECT contribution_id AS "contributionId", index, datanet_id AS "datanetId", fields, answers, amount
    FROM (${Prisma.join(
      rangesBeyond(search).map(
        (range) => Prisma.sql`(
          SELECT contribution_id, index, r.datanet_id, r.fields, i.answers, i.amount
          FROM record_income i JOIN record r USING (contribution_id, index)
          WHERE i.account = ${account} AND i.amount > 0 AND ${range} ORDER BY ${order} LIMIT ${pageSize + 1})`,
      ),
      ' UNION ALL ',
    )}) AS found ORDER BY ${order} LIMIT ${pageSize + 1}`;
  return toKeysetPage(
    rows.map((row) => ({ ...row, amount: toBigint(row.amount) })),
    { after, before, pageSize },
  );
}

/** Two ranges of the index, as many rows of each as a page takes: those that brought as much, and the others. */
function rangesBeyond({ after, before }: IncomeSearch): Prisma.Sql[] {
  const place = before ?? after;
  if (!place) return [Prisma.sql`true`];
  const amount = Prisma.sql`${place.amount.toString()}::numeric`;
  const record = Prisma.sql`(${place.contributionId}::int, ${place.index}::int)`;
  return before
    ? [Prisma.sql`amount = ${amount} AND (contribution_id, index) < ${record}`, Prisma.sql`amount > ${amount}`]
    : [Prisma.sql`amount = ${amount} AND (contribution_id, index) > ${record}`, Prisma.sql`amount < ${amount}`];
}
