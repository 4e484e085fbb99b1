import type { Db } from '@/lib/db/client';
import { findEpoch } from '@/lib/db/earning';
import { isClaimable } from '@/lib/server/earnings/is-claimable';

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
    /** Somebody objects, and nobody has said yet who is right. */
    challenged: boolean;
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
      challenged: proposal.challenged,
      claimableAt: proposal.claimableAt,
      claimable: isClaimable(proposal, now),
    },
  };
}
