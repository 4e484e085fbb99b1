import { toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';

/** OPEN that the treasury (the timelock) received or paid, in base units. */
export type TreasuryTransferRow = {
  direction: 'in' | 'out';
  counterparty: string;
  amount: bigint;
  transferredAt: Date;
  block: number;
  index: number;
  transactionHash: string;
};

/** One page of the treasury's transfers, newest first, and how many there are. */
export async function listTreasuryTransfers(
  db: Pick<Db, '$queryRaw'>,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: TreasuryTransferRow[]; total: number }> {
  const [rows, [counted]] = await Promise.all([
    db.$queryRaw<(Omit<TreasuryTransferRow, 'amount'> & { amount: Prisma.Decimal })[]>`
      SELECT direction, counterparty, amount, transferred_at AS "transferredAt", block_number AS block,
             log_index AS index, transaction_hash AS "transactionHash"
      FROM treasury_transfer ORDER BY block_number DESC, log_index DESC
      LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM treasury_transfer`,
  ]);
  return { rows: rows.map((row) => ({ ...row, amount: toBigint(row.amount) })), total: counted?.total ?? 0 };
}

/** All that went between the treasury and one account, one way. */
export type TreasuryStream = { direction: 'in' | 'out'; counterparty: string; amount: bigint };

/** With whom the treasury exchanged how much, most first. Base units. */
export async function sumTreasuryStreams(db: Pick<Db, '$queryRaw'>): Promise<TreasuryStream[]> {
  const rows = await db.$queryRaw<(Omit<TreasuryStream, 'amount'> & { amount: Prisma.Decimal })[]>`
    SELECT direction, counterparty, sum(amount) AS amount FROM treasury_transfer
    GROUP BY 1, 2 HAVING sum(amount) > 0 ORDER BY amount DESC, counterparty`;
  return rows.map((row) => ({ ...row, amount: toBigint(row.amount) }));
}

/** All OPEN the treasury ever received and paid; the difference is what it holds. Base units. */
export async function readTreasurySums(db: Pick<Db, '$queryRaw'>): Promise<{ received: bigint; paid: bigint }> {
  const [row] = await db.$queryRaw<{ received: Prisma.Decimal; paid: Prisma.Decimal }[]>`
    SELECT coalesce(sum(amount) FILTER (WHERE direction = 'in'), 0) AS received,
           coalesce(sum(amount) FILTER (WHERE direction = 'out'), 0) AS paid
    FROM treasury_transfer`;
  return { received: row ? toBigint(row.received) : 0n, paid: row ? toBigint(row.paid) : 0n };
}
