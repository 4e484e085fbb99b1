import type { ContractAddresses } from '@/contracts-abi/addresses';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import type { ChainReader } from '@/lib/chain/clients';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { reachChain } from '@/lib/server/reach-chain';

type Deps = { chain: ChainReader; addresses: Pick<ContractAddresses, 'rewardDistributor'> };

/** A proposal that does not count yet. */
export type PendingEpoch = {
  epoch: number;
  root: Hex;
  /** End of its window; while it is challenged, the window stands still and this moves on. */
  claimableAt: Date;
  /** Somebody objects, and nobody has said yet who is right. After `resolveBy` anybody can drop the proposal. */
  challenge: { challenger: Hex; resolveBy: Date } | null;
};

/** What the distributor pays by now, and what it will pay after a window. */
export type ClaimableEpoch = {
  /** Null before the first epoch is final. */
  claimable: { epoch: number; root: Hex } | null;
  pending: PendingEpoch | null;
  /** The chain's time: that of its newest block, or the clock's where that is later. */
  time: Date;
};

/**
 * Asks the distributor. A proposal whose window is over counts, unless it is challenged: a claim makes it final on the
 * way. Throws `chain-unavailable`.
 */
export async function readClaimableEpoch({ chain, addresses }: Deps, { now }: { now: Date }): Promise<ClaimableEpoch> {
  const distributor = { address: addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
  const [epoch, root, pending, challenge, block] = await reachChain(() =>
    Promise.all([
      chain.readContract({ ...distributor, functionName: 'epoch' }),
      chain.readContract({ ...distributor, functionName: 'root' }),
      chain.readContract({ ...distributor, functionName: 'pending' }),
      chain.readContract({ ...distributor, functionName: 'challenge' }),
      chain.getBlock(),
    ]),
  );
  // A chain without traffic mines no block, so its last timestamp may lie behind the clock.
  const time = new Date(Math.max(Number(block.timestamp) * 1000, now.getTime()));
  const accepted = epoch === 0n ? null : { epoch: Number(epoch), root };
  if (pending.epoch === 0n) return { claimable: accepted, pending: null, time };
  const claimableAt = new Date(Number(pending.claimableAt) * 1000);
  const challenged = !/^0x0{40}$/.test(challenge.challenger);
  const proposal = { epoch: Number(pending.epoch), root: pending.root };
  if (!challenged && time >= claimableAt) return { claimable: proposal, pending: null, time };
  return {
    claimable: accepted,
    pending: {
      ...proposal,
      claimableAt,
      challenge: challenged
        ? {
            challenger: toLowerHex(challenge.challenger),
            resolveBy: new Date(Number(challenge.resolveBy) * 1000),
          }
        : null,
    },
    time,
  };
}

/** What each account was paid in all, base units, in their order. Throws `chain-unavailable`. */
export async function readClaimed({ chain, addresses }: Deps, accounts: readonly Hex[]): Promise<bigint[]> {
  return reachChain(() =>
    Promise.all(
      accounts.map((account) =>
        chain.readContract({
          address: addresses.rewardDistributor,
          abi: rewardDistributorAbi,
          functionName: 'claimedOf',
          args: [account],
        }),
      ),
    ),
  );
}
