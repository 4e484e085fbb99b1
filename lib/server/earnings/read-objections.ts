import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { findOpenChallenge } from '@/lib/db/epoch-challenge';
import type { ClaimableEpoch } from '@/lib/server/earnings/read-claimable-epoch';

/** What was said against the epoch after the one that can be claimed. What was accepted before is not touched by it. */
export type EpochObjections = {
  /** The epoch it is about. */
  epoch: number;
  /** Open now. `reason` is null while the index has not read it. */
  challenge: { challenger: Hex; resolveBy: Date; reason: string | null } | null;
  /** Earlier proposals of it that were dropped, oldest first; the reason is empty when nobody decided in time. */
  rejections: readonly { attempt: number; reason: string }[];
};

/** Whether it is challenged is the chain's word; the reasons are the index's. */
export async function readObjections(
  db: Db,
  { claimable, pending }: Pick<ClaimableEpoch, 'claimable' | 'pending'>,
): Promise<EpochObjections> {
  const epoch = (claimable?.epoch ?? 0) + 1;
  const [open, rejected] = await Promise.all([
    pending?.challenge ? findOpenChallenge(db) : null,
    db.epoch.findMany({
      where: { number: epoch, status: 'rejected' },
      orderBy: { attempt: 'asc' },
      select: { attempt: true, rejectedReason: true },
    }),
  ]);
  return {
    epoch,
    challenge: pending?.challenge
      ? { ...pending.challenge, reason: open?.number === epoch ? open.reason : null }
      : null,
    rejections: rejected.map(({ attempt, rejectedReason }) => ({ attempt, reason: rejectedReason })),
  };
}
