import { toBigint } from '@/lib/db/amount';
import type { Prisma } from '@/lib/db/generated/client';
import type { DbTransaction } from '@/lib/db/receipt-reservation';

/** A record that an answer cites, and what it earned by it in base units. */
export type CitedRecord = {
  contributionId: number;
  index: number;
  datanetId: number;
  contributor: string;
  hash: string;
  /** Empty once its text was erased. */
  fields: Record<string, string | number>;
  amount: bigint;
};

/** The records at these places that the index knows, with what each earned by a receipt. */
export async function findCitedRecords(
  db: DbTransaction,
  {
    receiptId,
    places,
  }: { receiptId: string; places: readonly { readonly contributionId: number; readonly index: number }[] },
): Promise<CitedRecord[]> {
  const rows = await db.$queryRaw<(Omit<CitedRecord, 'amount'> & { amount: Prisma.Decimal })[]>`
    SELECT r.contribution_id AS "contributionId", r.index, r.datanet_id AS "datanetId", r.hash, r.fields,
           coalesce(c.contributor, '') AS contributor, coalesce(m.amount, 0) AS amount
    FROM unnest(${places.map((place) => place.contributionId)}::int[], ${places.map((place) => place.index)}::int[])
           AS named(contribution_id, index)
    JOIN record r ON r.contribution_id = named.contribution_id AND r.index = named.index
    LEFT JOIN contribution c ON c.id = r.contribution_id
    LEFT JOIN receipt_record m ON m.receipt_id = ${receiptId}::uuid
      AND m.contribution_id = r.contribution_id AND m.index = r.index`;
  return rows.map((row) => ({ ...row, amount: toBigint(row.amount) }));
}
