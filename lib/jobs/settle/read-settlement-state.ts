import { isAddressEqual, zeroAddress } from 'viem';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { PROTOCOL_ROLES } from '@/lib/core/protocol-names';
import type { SettleDependencies } from '@/lib/jobs/settle/settle-dependencies';

/** How far the chain has come. Its word counts, whatever the database says. */
export type SettlementState = {
  /** The newest block, and the time in unix seconds: a chain without traffic is behind the clock. */
  block: number;
  now: number;
  /** Who may settle, and propose at any time; `isOurs`: this deployment holds its key. */
  operator: { account: Hex; isOurs: boolean };
  /** From when anybody may propose, in unix seconds. */
  openToAllFrom: number;
  /** The settlement the vault expects next. */
  nextSettlementId: number;
  /** The newest epoch whose root counts; a pending one that is due counts as soon as anybody calls. */
  epoch: number;
  root: Hex;
  /**
   * A proposal that is not final. `due`: its window is over and nobody stopped it. `abandoned`: it was challenged, and
   * nobody resolved that in time, so that anybody can end both.
   */
  pending: { epoch: number; root: Hex; claimableAt: number; due: boolean; abandoned: boolean } | null;
};

export async function readSettlementState({
  chain,
  addresses,
  operator: ours,
}: Pick<SettleDependencies, 'chain' | 'addresses' | 'operator'>): Promise<SettlementState> {
  const distributor = { address: addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
  const [nextSettlementId, operator, openToAllFrom, epoch, root, pending, challenge, block] = await Promise.all([
    chain.readContract({
      address: addresses.inferenceVault,
      abi: inferenceVaultAbi,
      functionName: 'nextSettlementId',
    }),
    chain.readContract({
      address: addresses.protocolParameters,
      abi: protocolParametersAbi,
      functionName: 'holderOf',
      args: [PROTOCOL_ROLES.indexOf('operator')],
    }),
    chain.readContract({ ...distributor, functionName: 'openToAllFrom' }),
    chain.readContract({ ...distributor, functionName: 'epoch' }),
    chain.readContract({ ...distributor, functionName: 'root' }),
    chain.readContract({ ...distributor, functionName: 'pending' }),
    chain.readContract({ ...distributor, functionName: 'challenge' }),
    chain.getBlock(),
  ]);
  const now = Math.max(Number(block.timestamp), Math.floor(Date.now() / 1000));
  const challenged = challenge.challenger !== zeroAddress;
  return {
    block: Number(block.number),
    now,
    operator: { account: toLowerHex(operator), isOurs: isAddressEqual(operator, ours.account.address) },
    openToAllFrom: Number(openToAllFrom),
    nextSettlementId: Number(nextSettlementId),
    epoch: Number(epoch),
    root,
    pending:
      pending.epoch === 0n
        ? null
        : {
            epoch: Number(pending.epoch),
            root: pending.root,
            claimableAt: Number(pending.claimableAt),
            due: !challenged && now >= Number(pending.claimableAt),
            abandoned: challenged && now >= Number(challenge.resolveBy),
          },
  };
}
