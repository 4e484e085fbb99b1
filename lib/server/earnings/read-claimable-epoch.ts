import type { ContractAddresses } from '@/contracts-abi/addresses';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import type { ChainReader } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';

/** What the distributor pays by now, and what it will pay after a window. */
export type ClaimableEpoch = {
  /** Null before the first epoch is final. */
  claimable: { epoch: number; root: Hex } | null;
  /** A proposal inside its window. */
  pending: { epoch: number; root: Hex; claimableAt: Date } | null;
  /** What the account was paid in all, base units. */
  claimed: bigint;
};

/**
 * Asks the distributor. A proposal whose window is over counts: a claim makes it final on the way. Throws
 * `chain-unavailable`.
 */
export async function readClaimableEpoch(
  { chain, addresses }: { chain: ChainReader; addresses: Pick<ContractAddresses, 'rewardDistributor'> },
  { account, now }: { account: Hex; now: Date },
): Promise<ClaimableEpoch> {
  const distributor = { address: addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
  const [epoch, root, pending, claimed, block] = await Promise.all([
    chain.readContract({ ...distributor, functionName: 'epoch' }),
    chain.readContract({ ...distributor, functionName: 'root' }),
    chain.readContract({ ...distributor, functionName: 'pending' }),
    chain.readContract({ ...distributor, functionName: 'claimedOf', args: [account] }),
    chain.getBlock(),
  ]).catch((cause) => {
    throw new AppError('chain-unavailable', 'The chain does not answer just now. Try again in a moment.', { cause });
  });
  // A chain without traffic mines no block, so its last timestamp may lie behind the clock.
  const time = Math.max(Number(block.timestamp) * 1000, now.getTime());
  const claimableAt = new Date(Number(pending.claimableAt) * 1000);
  if (pending.epoch !== 0n && time >= claimableAt.getTime()) {
    return { claimable: { epoch: Number(pending.epoch), root: pending.root }, pending: null, claimed };
  }
  return {
    claimable: epoch === 0n ? null : { epoch: Number(epoch), root },
    pending: pending.epoch === 0n ? null : { epoch: Number(pending.epoch), root: pending.root, claimableAt },
    claimed,
  };
}
