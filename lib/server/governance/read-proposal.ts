import type { ContractAddresses } from '@/contracts-abi/addresses';
import { timelockAbi } from '@/contracts-abi/timelock';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import type { ChainReader } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { findProposal, findVote, listVotes, type VoteRow } from '@/lib/db/proposal';
import { listProtocolChanges } from '@/lib/db/protocol';
import { CHANGES_READ } from '@/lib/server/governance/list-proposals';
import { type ProposalView, toProposalView } from '@/lib/server/governance/proposal-view';
import { countPages } from '@/lib/server/page-size';
import { reachChain } from '@/lib/server/reach-chain';
import { readChainNow } from '@/lib/server/read-chain-now';

const VOTES_PER_PAGE = 25;

/** A proposal, how it was voted on, and what the account can do about it. Votes in base units of OPEN. */
export type ProposalDetail = ProposalView & {
  readonly votes: readonly VoteRow[];
  readonly voteCount: number;
  readonly pageCount: number;
  /** The chain's time. */
  readonly now: Date;
  /** Between queueing and execution, in seconds. */
  readonly timelockDelay: bigint;
  /** The account's vote, and the votes it has here: as of the start of the vote, or as they are now before it. */
  readonly own: { readonly vote: VoteRow | null; readonly weight: bigint } | null;
};

/** Throws `not-found`, and `chain-unavailable`. */
export async function readProposal(
  deps: { db: Db; chain: ChainReader; addresses: ContractAddresses; local: boolean },
  { id, account, page, now }: { id: string; account: Hex | null; page: number; now: Date },
): Promise<ProposalDetail> {
  const { db, chain, addresses, local } = deps;
  const time = await readChainNow(deps, { now });
  const row = /^(0|[1-9]\d{0,77})$/.test(id) ? await findProposal(db, { id, now: time }) : null;
  if (!row) throw new AppError('not-found', 'There is no such proposal.');
  const started = row.voteStart < time;
  const [{ rows: changes }, listed, vote, timelockDelay, weight] = await Promise.all([
    listProtocolChanges(db, { page: 1, pageSize: CHANGES_READ }),
    listVotes(db, { proposalId: id, page, pageSize: VOTES_PER_PAGE }),
    account ? findVote(db, { proposalId: id, voter: account }) : null,
    reachChain(() =>
      chain.readContract({ address: addresses.timelock, abi: timelockAbi, functionName: 'getMinDelay' }),
    ),
    account ? reachChain(() => readWeight(account, started ? row.voteStart : null)) : 0n,
  ]);
  return {
    ...toProposalView(row, { addresses, changes }),
    votes: listed.rows,
    voteCount: listed.total,
    pageCount: countPages(listed.total, VOTES_PER_PAGE),
    now: time,
    timelockDelay,
    own: account ? { vote, weight } : null,
  };

  async function readWeight(voter: Hex, at: Date | null): Promise<bigint> {
    const blockTag = local ? 'pending' : 'latest';
    const governor = { address: addresses.tributaryGovernor, abi: tributaryGovernorAbi, blockTag } as const;
    // Our clock may be ahead of the newest block, and the governor tells votes of times before that block only.
    const newest = (await chain.readContract({ ...governor, functionName: 'clock' })) - 1;
    const time = at ? Math.min(at.getTime() / 1000, newest) : newest;
    return chain.readContract({ ...governor, functionName: 'getVotes', args: [voter, BigInt(time)] });
  }
}
