import { toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';

/**
 * What answers of models made from this one brought to its people so far, base units, and how many answers did. Read from
 * the receipts of its descendants: nobody else's can pay it.
 */
export async function sumRoyaltyIncome(
  db: Pick<Db, '$queryRaw'>,
  { modelId }: { modelId: number },
): Promise<{ amount: bigint; answers: number }> {
  const [row] = await db.$queryRaw<{ amount: Prisma.Decimal; answers: number }[]>`
    WITH RECURSIVE descendant AS (
      SELECT model_id FROM model_parent WHERE parent_id = ${modelId}
      UNION SELECT p.model_id FROM model_parent p JOIN descendant d ON p.parent_id = d.model_id)
    SELECT coalesce(sum(s.amount), 0) AS amount, count(DISTINCT r.id)::int AS answers
    FROM descendant d
    JOIN receipt r ON r.model_id = d.model_id AND r.state IN ('attributed', 'settling', 'settled')
    JOIN receipt_share s ON s.receipt_id = r.id AND s.model = ${modelId}`;
  return row ? { amount: toBigint(row.amount), answers: row.answers } : { amount: 0n, answers: 0 };
}
