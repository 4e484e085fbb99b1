import type { EpochRow } from '@/lib/db/earning';

/** Whether an epoch's proposal counts: it is final, or a claim would make it so, its window being over unchallenged. */
export function isClaimable(
  { status, challenged, claimableAt }: Pick<EpochRow, 'status' | 'challenged' | 'claimableAt'>,
  now: Date,
): boolean {
  return status === 'final' || (status === 'proposed' && !challenged && claimableAt <= now);
}
