import type { ChainReader } from '@/lib/chain/clients';
import type { Db } from '@/lib/db/client';
import { listCuratorRecords } from '@/lib/db/curator-record';
import { findStake, listDatanetStakes } from '@/lib/db/curator-stake';
import { type DisputeTerms, readDisputeTerms } from '@/lib/server/disputes/read-dispute-terms';
import { readChainNow } from '@/lib/server/read-chain-now';

/** Somebody who decides on a Datanet, decided there, or has something at stake. Base units. */
export type CuratorLine = {
  account: string;
  role: 'owner' | 'curator' | 'none';
  amount: bigint;
  /** What counts: the amount less what leaves. */
  active: bigint;
  leaving: bigint;
  leavesAt: Date | null;
  disputes: number;
  /** What upheld disputes took from the stake here. */
  lost: bigint;
  accepted: number;
  overturned: number;
};

export type OwnStake = Pick<CuratorLine, 'amount' | 'active' | 'leaving' | 'leavesAt' | 'disputes'> & {
  /** What leaves may be taken, by the chain's clock, unless a dispute holds it. */
  ready: boolean;
};

export type DatanetStakes = { terms: DisputeTerms; curators: CuratorLine[]; own: OwnStake | null };

/** Who curates a Datanet with how much at stake, largest stake first; with `account`, its own stake. */
export async function readDatanetStakes(
  { db, chain }: { db: Db; chain: Pick<ChainReader, 'getBlock'> },
  input: { datanetId: number; owner: string; curators: readonly string[]; account: string | null; now: Date },
): Promise<DatanetStakes> {
  const { datanetId, owner, account } = input;
  const [terms, stakes, records, own] = await Promise.all([
    readDisputeTerms({ db }),
    listDatanetStakes(db, { datanetId }),
    listCuratorRecords(db, { datanetId }),
    account ? readOwnStake({ db, chain }, { datanetId, account, now: input.now }) : null,
  ]);
  const accounts = new Set([
    ...stakes.map((stake) => stake.account),
    owner,
    ...input.curators,
    ...records.map((record) => record.account),
  ]);
  const stakeOf = new Map(stakes.map((row) => [row.account, row]));
  const recordOf = new Map(records.map((row) => [row.account, row]));
  const curators = [...accounts].map((one): CuratorLine => {
    const stake = stakeOf.get(one);
    const record = recordOf.get(one);
    return {
      account: one,
      role: one === owner ? 'owner' : input.curators.includes(one) ? 'curator' : 'none',
      amount: stake?.amount ?? 0n,
      active: stake?.active ?? 0n,
      leaving: stake?.leaving ?? 0n,
      leavesAt: stake?.leavesAt ?? null,
      disputes: stake?.disputes ?? 0,
      lost: stake?.lost ?? 0n,
      accepted: record?.accepted ?? 0,
      overturned: record?.overturned ?? 0,
    };
  });
  return { terms, curators, own };
}

async function readOwnStake(
  { db, chain }: { db: Db; chain: Pick<ChainReader, 'getBlock'> },
  { datanetId, account, now }: { datanetId: number; account: string; now: Date },
): Promise<OwnStake> {
  const [stake, chainNow] = await Promise.all([
    findStake(db, { datanetId, account }),
    readChainNow({ chain }, { now }),
  ]);
  if (!stake) return { amount: 0n, active: 0n, leaving: 0n, leavesAt: null, ready: false, disputes: 0 };
  const { amount, active, leaving, leavesAt, disputes } = stake;
  return { amount, active, leaving, leavesAt, disputes, ready: leavesAt !== null && leavesAt <= chainNow };
}
