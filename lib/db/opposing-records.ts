import { toBigint } from '@/lib/db/amount';
import type { Prisma } from '@/lib/db/generated/client';
import type { DbTransaction } from '@/lib/db/receipt-reservation';

/** Below this many answers nothing is said of a record: one answer that it spoke against may have been wrong. */
const FEWEST_ANSWERS = 5;

/** A record that spoke against the answers it had to do with. Influence in units of 2^-32. */
export type OpposingRecord = {
  contributionId: number;
  index: number;
  datanetId: number;
  contributor: string;
  fields: Record<string, string | number>;
  /** Answers whose receipts list the record. */
  answers: number;
  /** Of these, those that it spoke against. */
  against: number;
  /** Sum of its influences on them; negative. */
  influence: bigint;
};

/**
 * Records of a Datanet that mostly spoke against the answers they had to do with, for curators to look at: those whose
 * realised influence is negative in sum, by more than twice its standard error √(Σ τ²) over at least five attributed
 * answers; the most negative first. Only what receipts list is counted, the paid records and the 50 that spoke loudest
 * against each answer. It takes nothing from anybody: pay follows from each answer's own influence and from the harm
 * that the training measured.
 */
export async function listOpposingRecords(
  db: DbTransaction,
  { datanetId, limit, offset = 0 }: { datanetId: number; limit: number; offset?: number },
): Promise<{ records: OpposingRecord[]; total: number }> {
  const rows = await db.$queryRaw<(Omit<OpposingRecord, 'influence'> & { influence: Prisma.Decimal; total: number })[]>`
    SELECT r.contribution_id AS "contributionId", r.index, r.datanet_id AS "datanetId", c.contributor, r.fields,
           sums.answers, sums.against, sums.influence, count(*) OVER ()::int AS total
    FROM (
      SELECT m.contribution_id, m.index, sum(m.influence) AS influence, count(*)::int AS answers,
             count(*) FILTER (WHERE m.influence < 0)::int AS against
      FROM receipt_record m
      JOIN record own ON own.contribution_id = m.contribution_id AND own.index = m.index AND own.datanet_id = ${datanetId}
      JOIN receipt a ON a.id = m.receipt_id AND a.state IN ('attributed', 'settling', 'settled')
      WHERE m.influence IS NOT NULL
      GROUP BY m.contribution_id, m.index
      HAVING count(*) >= ${FEWEST_ANSWERS} AND sum(m.influence) < 0
         AND sum(m.influence) ^ 2 > 4 * sum(m.influence ^ 2)
    ) sums
    JOIN record r ON r.contribution_id = sums.contribution_id AND r.index = sums.index
    JOIN contribution c ON c.id = r.contribution_id
    WHERE c.status = 'accepted'
    ORDER BY sums.influence, r.contribution_id, r.index
    LIMIT ${limit} OFFSET ${offset}`;
  return {
    records: rows.map(({ total: _, ...row }) => ({ ...row, influence: toBigint(row.influence) })),
    total: rows[0]?.total ?? 0,
  };
}
