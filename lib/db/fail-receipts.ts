import type { Prisma } from '@/lib/db/generated/client';
import type { DbTransaction } from '@/lib/db/receipt-reservation';

/**
 * Fails receipts that were not charged, and gives their fees back to what their permissions and keys may spend. One
 * statement, so all or nothing also outside a transaction. Returns how many.
 */
export async function failReceipts(
  db: DbTransaction,
  { where, problem }: { where: Prisma.Sql; problem: string },
): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    WITH failed AS (
      UPDATE receipt SET state = 'failed', epoch = NULL, problem = ${problem} WHERE ${where}
      RETURNING permission_hash, api_key_id, fee),
    permissions AS (
      UPDATE spending_permission p SET served = p.served - f.fee
      FROM (SELECT permission_hash, sum(fee) AS fee FROM failed GROUP BY 1) f
      WHERE p.permission_hash = f.permission_hash),
    keys AS (
      UPDATE api_key k SET served = k.served - f.fee
      FROM (SELECT api_key_id, sum(fee) AS fee FROM failed WHERE api_key_id IS NOT NULL GROUP BY 1) f
      WHERE k.id = f.api_key_id)
    SELECT count(*)::int AS count FROM failed`;
  return row?.count ?? 0;
}
