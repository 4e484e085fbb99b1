import { toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';

/** What answers of models made from this one brought to its people so far, base units, and how many answers did. */
export async function sumRoyaltyIncome(
  db: Pick<Db, '$queryRaw'>,
  { modelId }: { modelId: number },
): Promise<{ amount: bigint; answers: number }> {
  const [row] = await db.$queryRaw<{ amount: Prisma.Decimal; answers: number }[]>`
    SELECT coalesce(sum(s.amount), 0) AS amount, count(DISTINCT r.id)::int AS answers
    FROM receipt_share s JOIN receipt r ON r.id = s.receipt_id
    WHERE s.model = ${modelId} AND r.model_id <> ${modelId} AND r.state IN ('attributed', 'settling', 'settled')`;
  return row ? { amount: toBigint(row.amount), answers: row.answers } : { amount: 0n, answers: 0 };
}
