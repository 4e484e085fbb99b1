import type { Db } from '@/lib/db/client';
import { listPublishedAfter } from '@/lib/db/published-receipt';
import type { ReceiptList } from '@/lib/schemas/receipt-list';

/** A page of the list of published receipts, for everybody: what is charged can be checked and divided from it. */
export async function listPublished(
  { db }: { db: Db },
  { after, limit }: { after: number; limit: number },
): Promise<ReceiptList> {
  const rows = await listPublishedAfter(db, { after, limit });
  return {
    receipts: rows.map(({ position: _, unitPrice, fee, attributedAt, ...row }) => ({
      ...row,
      unitPrice: unitPrice.toString(),
      fee: fee.toString(),
      attributedAt: attributedAt.toISOString(),
    })),
    next: String(rows.at(-1)?.position ?? after),
  };
}
