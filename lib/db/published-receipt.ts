import type { Hex } from '@/lib/core/hex';
import { toBigint } from '@/lib/db/amount';
import type { DbTransaction } from '@/lib/db/receipt-reservation';
import { hashSchema } from '@/lib/schemas/hex';

/** A receipt as it stands in the list of published receipts. Amounts are base units. */
export type PublishedReceipt = {
  /** Its place in the list: ascending in the order of publication, never given again. */
  position: number;
  id: string;
  /** Of its document as it was attributed, not yet chained to the one before it. */
  cid: string;
  permissionHash: Hex;
  modelId: number;
  units: number;
  unitPrice: bigint;
  fee: bigint;
  attributedAt: Date;
};

/**
 * The receipts published after a place in the list, oldest first, settled or not; those that came to cost nothing have
 * left it. Who reads on from the last place misses none: places become visible in their order.
 */
export async function listPublishedAfter(
  db: DbTransaction,
  { after, limit }: { after: number; limit: number },
): Promise<PublishedReceipt[]> {
  const rows = await db.receipt.findMany({
    where: { position: { gt: after }, state: { not: 'failed' }, publishedCid: { not: null } },
    orderBy: { position: 'asc' },
    take: limit,
    select: {
      position: true,
      id: true,
      publishedCid: true,
      permissionHash: true,
      modelId: true,
      units: true,
      unitPrice: true,
      fee: true,
      attributedAt: true,
    },
  });
  return rows.flatMap(({ position, publishedCid, attributedAt, ...row }) =>
    position === null || publishedCid === null || attributedAt === null
      ? []
      : [
          {
            ...row,
            position,
            cid: publishedCid,
            attributedAt,
            permissionHash: hashSchema.parse(row.permissionHash),
            unitPrice: toBigint(row.unitPrice),
            fee: toBigint(row.fee),
          },
        ],
  );
}
