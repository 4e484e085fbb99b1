import type { Db } from '@/lib/db/client';
import { findEpoch } from '@/lib/db/earning';

/** How far an epoch is on its way to those it pays. */
export type ReceiptSettlement = {
  epoch: number;
  /** When the fees were charged, and where; null until then. */
  charged: { settlementId: number; at: Date; transactionHash: string } | null;
  /** The newest proposal of the epoch's root; null until there is one. */
  proposal: {
    at: Date;
    transactionHash: string;
    status: 'proposed' | 'rejected' | 'final';
    claimableAt: Date;
    claimable: boolean;
  } | null;
};

/** The charge and the newest proposal of a receipt's epoch; null while the receipt belongs to none. */
export async function readReceiptSettlement(
  db: Db,
  { epoch, now }: { epoch: number | null; now: Date },
): Promise<ReceiptSettlement | null> {
  if (epoch === null) return null;
  const [proposal, draft] = await Promise.all([
    findEpoch(db, { number: epoch }),
    db.epochDraft.findUnique({ where: { number: epoch }, select: { settlementId: true } }),
  ]);
  const settlement = draft
    ? await db.settlement.findUnique({
        where: { id: draft.settlementId },
        select: { id: true, settledAt: true, transactionHash: true },
      })
    : null;
  return {
    epoch,
    charged: settlement && {
      settlementId: settlement.id,
      at: settlement.settledAt,
      transactionHash: settlement.transactionHash,
    },
    proposal: proposal && {
      at: proposal.proposedAt,
      transactionHash: proposal.transactionHash,
      status: proposal.status,
      claimableAt: proposal.claimableAt,
      claimable: proposal.status === 'final' || (proposal.status === 'proposed' && proposal.claimableAt <= now),
    },
  };
}
