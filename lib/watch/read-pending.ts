import type { Address } from 'viem';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import type { ChainReader } from '@/lib/chain/clients';
import { type Hex, toLowerHex } from '@/lib/core/hex';

/** The proposed root that does not count yet, as the chain holds it now. */
export type PendingRoot = {
  readonly epoch: number;
  readonly root: Hex;
  readonly total: bigint;
  /** Unix seconds. */
  readonly claimableAt: number;
  readonly proposer: Hex;
  /** Who has challenged it, as long as that is open. */
  readonly challenger: Hex | null;
};

/** What is proposed now; null for nothing. Throws what the node's client throws. */
export async function readPending(reader: ChainReader, distributor: Address): Promise<PendingRoot | null> {
  const base = { address: distributor, abi: rewardDistributorAbi } as const;
  const [pending, challenge] = await Promise.all([
    reader.readContract({ ...base, functionName: 'pending' }),
    reader.readContract({ ...base, functionName: 'challenge' }),
  ]);
  if (pending.epoch === 0n) return null;
  return {
    epoch: Number(pending.epoch),
    root: toLowerHex(pending.root),
    total: pending.total,
    claimableAt: Number(pending.claimableAt),
    proposer: toLowerHex(pending.proposer),
    challenger: /^0x0{40}$/.test(challenge.challenger) ? null : toLowerHex(challenge.challenger),
  };
}

/** A proposal's name: the same root may be proposed again, and its window be put off. */
export function nameOf({ epoch, root, claimableAt, proposer }: PendingRoot): string {
  return `${epoch} ${root} ${claimableAt} ${proposer}`;
}
