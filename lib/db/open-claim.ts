import type { Hex } from '@/lib/core/hex';
import { toBigint } from '@/lib/db/amount';
import type { Prisma } from '@/lib/db/generated/client';
import type { DbTransaction } from '@/lib/db/receipt-reservation';
import { addressSchema } from '@/lib/schemas/hex';

/** What an account earned and has not been paid, base units. */
export type OpenClaim = { account: Hex; amount: bigint };

/** Whom an epoch's file owes something that was not claimed yet, most first; and how many there are, and how much. */
export async function listOpenClaims(
  db: DbTransaction,
  { fileCid, limit }: { fileCid: string; limit: number },
): Promise<{ claims: OpenClaim[]; total: number; amount: bigint }> {
  const rows = await db.$queryRaw<{ account: string; amount: Prisma.Decimal; total: number; sum: Prisma.Decimal }[]>`
    SELECT x.account, x.cumulative - coalesce(c.paid, 0) AS amount, count(*) OVER ()::int AS total,
           sum(x.cumulative - coalesce(c.paid, 0)) OVER () AS sum
    FROM epoch_earning x
    LEFT JOIN (SELECT account, max(cumulative_amount) AS paid FROM claim GROUP BY account) c ON c.account = x.account
    WHERE x.file_cid = ${fileCid} AND x.cumulative > coalesce(c.paid, 0)
    ORDER BY amount DESC, x.account LIMIT ${limit}`;
  const [first] = rows;
  return {
    claims: rows.map((row) => ({ account: addressSchema.parse(row.account), amount: toBigint(row.amount) })),
    total: first?.total ?? 0,
    amount: first ? toBigint(first.sum) : 0n,
  };
}
