import type { Db } from '@/lib/db/client';

/** What was paid for something in a stretch of time that ends at `at`; `source` is a role, or "royalties". Base units. */
export type EarnedPieceRow = { at: Date; source: string; amount: bigint };

/** Stretches that the time from the first payment to the last is cut into. */
const STRETCHES = 80;

/**
 * What a model's answers brought over time, by what was paid for: the roles of its own fee, and as one what flowed on to
 * models that it was made from. Oldest first; the amounts sum to the fees of all its divided answers.
 */
export async function listModelEarnings(db: Db, { modelId }: { modelId: number }): Promise<EarnedPieceRow[]> {
  const rows = await db.$queryRaw<{ at: Date; source: string; amount: string }[]>`
    WITH paid AS (
      SELECT coalesce(receipt.answered_at, receipt.asked_at) AS at, share.amount,
             CASE WHEN share.model = ${modelId} THEN share.role ELSE 'royalties' END AS source
      FROM receipt JOIN receipt_share AS share ON share.receipt_id = receipt.id
      WHERE receipt.model_id = ${modelId} AND receipt.state IN ('attributed', 'settling', 'settled')
    ), span AS (
      SELECT min(at) AS first, greatest(extract(epoch FROM max(at) - min(at)) / ${STRETCHES}, 1) AS seconds FROM paid
    )
    SELECT max(at) AS at, source, sum(amount)::text AS amount
    FROM paid CROSS JOIN span
    GROUP BY source, floor(extract(epoch FROM at - first) / seconds)
    ORDER BY 1, 2`;
  return rows.map(({ at, source, amount }) => ({ at, source, amount: BigInt(amount) }));
}
