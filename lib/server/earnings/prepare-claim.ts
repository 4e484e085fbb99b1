import type { ContractAddresses } from '@/contracts-abi/addresses';
import type { ChainReader } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { epochProofs } from '@/lib/rewards/build-epoch';
import { readClaimableEpoch } from '@/lib/server/earnings/read-claimable-epoch';
import { readEpochFile } from '@/lib/server/earnings/read-epoch-file';
import type { ContentStore } from '@/lib/storage/content-store';

/** The arguments of `RewardDistributor.claim`; amounts are base units as decimal text. */
export type ClaimArguments = {
  account: Hex;
  /** What is paid now: the difference to what was paid before. */
  amount: string;
  cumulative: string;
  proof: Hex[];
  epoch: number;
};

/**
 * The proof with which anybody can have an account paid what it earned up to the newest epoch that counts. Throws
 * `not-ready` when there is nothing to claim, saying when there will be; `chain-unavailable`.
 */
export async function prepareClaim(
  deps: { db: Db; store: ContentStore; chain: ChainReader; addresses: Pick<ContractAddresses, 'rewardDistributor'> },
  { account, now }: { account: Hex; now: Date },
): Promise<ClaimArguments> {
  const { claimable, pending, claimed } = await readClaimableEpoch(deps, { account, now });
  const later = pending ? ` The next epoch can be claimed from ${pending.claimableAt.toISOString()} on.` : '';
  const nothing = new AppError('not-ready', `Everything you earned so far is paid.${later}`);
  if (!claimable) throw nothing;
  const { earnings } = await readEpochFile(deps, { root: claimable.root });
  const position = earnings.findIndex((line) => line.account === account);
  const line = earnings[position];
  if (!line || line.cumulative <= claimed) throw nothing;
  return {
    account,
    amount: (line.cumulative - claimed).toString(),
    cumulative: line.cumulative.toString(),
    proof: epochProofs(earnings)[position] ?? [],
    epoch: claimable.epoch,
  };
}
