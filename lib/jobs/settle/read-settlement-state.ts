import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import type { Hex } from '@/lib/core/hex';
import type { SettleDependencies } from '@/lib/jobs/settle/settle-dependencies';

/** How far the chain has come. Its word counts, whatever the database says. */
export type SettlementState = {
  /** The settlement the vault expects next. */
  nextSettlementId: number;
  /** The newest epoch whose root counts; a pending one that is due counts as soon as anybody calls. */
  epoch: number;
  root: Hex;
  feesReceived: bigint;
  /** A proposal that is not final; `due` when its window is over. */
  pending: { epoch: number; root: Hex; claimableAt: number; due: boolean } | null;
};

export async function readSettlementState({
  chain,
  addresses,
}: Pick<SettleDependencies, 'chain' | 'addresses'>): Promise<SettlementState> {
  const distributor = { address: addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
  const [nextSettlementId, epoch, root, feesReceived, pending, block] = await Promise.all([
    chain.readContract({
      address: addresses.inferenceVault,
      abi: inferenceVaultAbi,
      functionName: 'nextSettlementId',
    }),
    chain.readContract({ ...distributor, functionName: 'epoch' }),
    chain.readContract({ ...distributor, functionName: 'root' }),
    chain.readContract({ ...distributor, functionName: 'feesReceived' }),
    chain.readContract({ ...distributor, functionName: 'pending' }),
    chain.getBlock(),
  ]);
  // A chain without traffic mines no block, so its last timestamp may lie behind the clock.
  const now = Math.max(Number(block.timestamp), Math.floor(Date.now() / 1000));
  return {
    nextSettlementId: Number(nextSettlementId),
    epoch: Number(epoch),
    root,
    feesReceived,
    pending:
      pending.epoch === 0n
        ? null
        : {
            epoch: Number(pending.epoch),
            root: pending.root,
            claimableAt: Number(pending.claimableAt),
            due: now >= Number(pending.claimableAt),
          },
  };
}
