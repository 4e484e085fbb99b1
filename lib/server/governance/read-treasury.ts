import type { ContractAddresses } from '@/contracts-abi/addresses';
import { openTokenAbi } from '@/contracts-abi/open-token';
import type { ChainReader } from '@/lib/chain/clients';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import {
  listTreasuryTransfers,
  readTreasurySums,
  sumTreasuryStreams,
  type TreasuryStream,
  type TreasuryTransferRow,
} from '@/lib/db/treasury';
import { readEarnings } from '@/lib/server/earnings/read-earnings';
import { countPages } from '@/lib/server/page-size';
import { reachChain } from '@/lib/server/reach-chain';

const TRANSFERS_PER_PAGE = 25;

/** What the treasury holds, has earned and has paid. Base units. */
export type TreasuryView = {
  readonly address: Hex;
  readonly balance: bigint;
  readonly received: bigint;
  readonly paid: bigint;
  /** Its part of fees that anybody can claim for it now. */
  readonly claimable: bigint;
  /** Its part of fees inside a challenge window, and of answers that no epoch holds yet. */
  readonly onItsWay: bigint;
  /** With whom it exchanged how much, most first. */
  readonly streams: readonly TreasuryStream[];
  readonly transfers: readonly TreasuryTransferRow[];
  readonly total: number;
  readonly pageCount: number;
};

/** The balance is the chain's word, the ledger the index's. Throws `chain-unavailable`. */
export async function readTreasury(
  deps: { db: Db; chain: ChainReader; addresses: ContractAddresses },
  { page, now }: { page: number; now: Date },
): Promise<TreasuryView> {
  const { db, chain, addresses } = deps;
  const address = toLowerHex(addresses.timelock);
  const [balance, earnings, sums, streams, listed] = await Promise.all([
    reachChain(() =>
      chain.readContract({
        address: addresses.openToken,
        abi: openTokenAbi,
        functionName: 'balanceOf',
        args: [address],
      }),
    ),
    readEarnings(deps, { account: address, now }),
    readTreasurySums(db),
    sumTreasuryStreams(db),
    listTreasuryTransfers(db, { page, pageSize: TRANSFERS_PER_PAGE }),
  ]);
  return {
    address,
    balance,
    ...sums,
    claimable: earnings.claimable,
    onItsWay: (earnings.inWindow?.amount ?? 0n) + earnings.unsettled,
    streams,
    transfers: listed.rows,
    total: listed.total,
    pageCount: countPages(listed.total, TRANSFERS_PER_PAGE),
  };
}
