import type { ContractAddresses } from '@/contracts-abi/addresses';
import type { ChainReader } from '@/lib/chain/clients';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import {
  type AccountEpoch,
  type ClaimRow,
  findEpoch,
  findEpochEarning,
  listAccountEpochs,
  listClaims,
  sumUnsettledShares,
} from '@/lib/db/earning';
import { readClaimableEpoch, readClaimed } from '@/lib/server/earnings/read-claimable-epoch';
import { type EpochObjections, readObjections } from '@/lib/server/earnings/read-objections';

/** What an account earned, and where it is on its way to the wallet. Base units. */
export type EarningsView = {
  /** Can be claimed now. */
  claimable: bigint;
  /** Inside the window of a proposed epoch. */
  inWindow: { amount: bigint; claimableAt: Date; epoch: number } | null;
  objections: EpochObjections;
  /** The epoch up to which one claim pays everything; null before the first one counts. */
  upTo: number | null;
  /** Attributed, and in no epoch yet. */
  unsettled: bigint;
  claimed: bigint;
  /** Newest first; rejected ones too. */
  epochs: readonly AccountEpoch[];
  claims: readonly ClaimRow[];
  /** True while the index has not read the file of an epoch that the chain names. */
  indexing: boolean;
};

/** Amounts paid and payable come from the chain, their explanation from the index. Throws `chain-unavailable`. */
export async function readEarnings(
  deps: { db: Db; chain: ChainReader; addresses: Pick<ContractAddresses, 'rewardDistributor'> },
  { account, now }: { account: Hex; now: Date },
): Promise<EarningsView> {
  const { db } = deps;
  const [state, [claimed = 0n], epochs, claims, unsettled] = await Promise.all([
    readClaimableEpoch(deps, { now }),
    readClaimed(deps, [account]),
    listAccountEpochs(db, account),
    listClaims(db, account),
    sumUnsettledShares(db, account),
  ]);
  const [current, next, objections] = await Promise.all([
    state.claimable ? readCumulative(db, { root: state.claimable.root, account }) : 0n,
    state.pending ? readCumulative(db, { root: state.pending.root, account }) : null,
    readObjections(db, state),
  ]);
  const paid = current === null || current < claimed ? claimed : current;
  return {
    claimable: paid - claimed,
    inWindow:
      state.pending && next !== null && next > paid
        ? { amount: next - paid, claimableAt: state.pending.claimableAt, epoch: state.pending.epoch }
        : null,
    objections,
    upTo: state.claimable?.epoch ?? null,
    unsettled,
    claimed,
    epochs,
    claims,
    indexing: current === null || (state.pending !== null && next === null),
  };
}

/** What an account has earned up to the epoch with this root; null while its file is not indexed. */
async function readCumulative(db: Db, { root, account }: { root: string; account: string }): Promise<bigint | null> {
  const epoch = await findEpoch(db, { root });
  if (!epoch) return null;
  const line = await findEpochEarning(db, { fileCid: epoch.fileCid, account });
  if (line) return line.cumulative;
  const read = await db.epochEarning.findFirst({ where: { fileCid: epoch.fileCid }, select: { epoch: true } });
  return read ? 0n : null;
}
