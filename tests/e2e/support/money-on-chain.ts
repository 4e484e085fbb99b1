import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import type { Hex } from '@/lib/core/hex';
import type { Stage } from '@/lib/demo/play/stage';

/** OPEN in an account's wallet, in base units, as the chain has it now. */
export function balanceOf({ chain, addresses }: Stage, account: Hex): Promise<bigint> {
  return chain.readContract({
    address: addresses.openToken,
    abi: openTokenAbi,
    functionName: 'balanceOf',
    args: [account],
  });
}

/** OPEN that the vault holds for an account. */
export function depositOf({ chain, addresses }: Stage, account: Hex): Promise<bigint> {
  return chain.readContract({
    address: addresses.inferenceVault,
    abi: inferenceVaultAbi,
    functionName: 'depositOf',
    args: [account],
  });
}

/** What the distributor has paid an account so far. */
export function claimedOf({ chain, addresses }: Stage, account: Hex): Promise<bigint> {
  return chain.readContract({
    address: addresses.rewardDistributor,
    abi: rewardDistributorAbi,
    functionName: 'claimedOf',
    args: [account],
  });
}

/** The newest proposal as the chain has it: pending, or already in force. */
export async function readLastEpoch({ chain, addresses }: Stage): Promise<{ epoch: number; root: Hex; total: bigint }> {
  const distributor = { address: addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
  const pending = await chain.readContract({ ...distributor, functionName: 'pending' });
  if (pending.epoch > 0n) return { epoch: Number(pending.epoch), root: pending.root, total: pending.total };
  const [epoch, root, total] = await Promise.all([
    chain.readContract({ ...distributor, functionName: 'epoch' }),
    chain.readContract({ ...distributor, functionName: 'root' }),
    chain.readContract({ ...distributor, functionName: 'total' }),
  ]);
  return { epoch: Number(epoch), root, total };
}
