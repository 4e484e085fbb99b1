import type { ContractAddresses } from '@/contracts-abi/addresses';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { openTokenAbi } from '@/contracts-abi/open-token';
import type { ChainReader } from '@/lib/chain/clients';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { outstandingOf } from '@/lib/db/receipt-reservation';
import { reachChain } from '@/lib/server/reach-chain';

/** An account's money, read from the chain; what was served and not charged is known here only. Base units. */
export type VaultAccountView = {
  wallet: bigint;
  deposit: bigint;
  /** Served and not yet charged: it leaves the deposit when its epoch settles. */
  outstanding: bigint;
  /** What can still be spent on questions. */
  free: bigint;
  withdrawal: { amount: bigint; availableAt: Date; ready: boolean } | null;
  withdrawalDelayS: number;
};

/** Throws `chain-unavailable`. */
export async function readVaultAccount(
  { db, chain, addresses }: { db: Db; chain: ChainReader; addresses: ContractAddresses },
  { account, now }: { account: Hex; now: Date },
): Promise<VaultAccountView> {
  const vault = { address: addresses.inferenceVault, abi: inferenceVaultAbi } as const;
  const [onChain, outstanding] = await Promise.all([
    reachChain(() =>
      Promise.all([
        chain.readContract({
          address: addresses.openToken,
          abi: openTokenAbi,
          functionName: 'balanceOf',
          args: [account],
        }),
        chain.readContract({ ...vault, functionName: 'depositOf', args: [account] }),
        chain.readContract({ ...vault, functionName: 'withdrawalOf', args: [account] }),
        chain.readContract({ ...vault, functionName: 'withdrawalDelay' }),
        chain.getBlock(),
      ]),
    ),
    outstandingOf(db, account),
  ]);
  const [wallet, deposit, [requested, availableAt], delay, block] = onChain;
  const free = deposit - requested - outstanding;
  const time = Math.max(Number(block.timestamp) * 1000, now.getTime());
  return {
    wallet,
    deposit,
    outstanding,
    free: free > 0n ? free : 0n,
    withdrawal:
      requested === 0n
        ? null
        : {
            amount: requested,
            availableAt: new Date(Number(availableAt) * 1000),
            ready: time >= Number(availableAt) * 1000,
          },
    withdrawalDelayS: Number(delay),
  };
}
