import { findEpoch } from '@/lib/db/earning';
import { listOpenClaims, type OpenClaim } from '@/lib/db/open-claim';
import { type ClaimDeps, MOST_CLAIMS } from '@/lib/server/earnings/prepare-claim';
import { readClaimableEpoch } from '@/lib/server/earnings/read-claimable-epoch';

/** Who could be paid now and has not been: as many as one transaction holds, most first. Base units. */
export type OpenClaims = {
  /** Null before the first epoch counts. */
  epoch: number | null;
  claims: readonly OpenClaim[];
  /** Of all, shown or not. */
  total: number;
  amount: bigint;
};

/** Asks the chain which root counts, and the index who is owed under it. Throws `chain-unavailable`. */
export async function readOpenClaims(
  deps: Pick<ClaimDeps, 'db' | 'chain' | 'addresses'>,
  { now }: { now: Date },
): Promise<OpenClaims> {
  const { claimable } = await readClaimableEpoch(deps, { now });
  const epoch = claimable ? await findEpoch(deps.db, { root: claimable.root }) : null;
  if (!claimable || !epoch) return { epoch: null, claims: [], total: 0, amount: 0n };
  const listed = await listOpenClaims(deps.db, { fileCid: epoch.fileCid, limit: MOST_CLAIMS });
  return { epoch: claimable.epoch, ...listed };
}
