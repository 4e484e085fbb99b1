import type { ContractAddresses } from '@/contracts-abi/addresses';
import type { ChainReader } from '@/lib/chain/clients';
import type { Db } from '@/lib/db/client';
import { listProposals } from '@/lib/db/proposal';
import { listProtocolChanges } from '@/lib/db/protocol';
import type { ProposalState } from '@/lib/schemas/protocol';
import { type ProposalView, toProposalView } from '@/lib/server/governance/proposal-view';
import { countPages } from '@/lib/server/page-size';
import { readChainNow } from '@/lib/server/read-chain-now';

const PROPOSALS_PER_PAGE = 20;
/** Far more than votes will ever make; what a proposal replaced before them is left out. */
export const CHANGES_READ = 2_000;

/** One page of proposals, newest first, as of the chain's time. Throws `chain-unavailable`. */
export async function readProposals(
  deps: { db: Db; chain: ChainReader; addresses: ContractAddresses },
  { state, page, now }: { state?: ProposalState | undefined; page: number; now: Date },
): Promise<{ proposals: ProposalView[]; total: number; pageCount: number; now: Date }> {
  const { db, addresses } = deps;
  const time = await readChainNow(deps, { now });
  const [{ rows, total }, { rows: changes }] = await Promise.all([
    listProposals(db, { now: time, ...(state ? { state } : {}), page, pageSize: PROPOSALS_PER_PAGE }),
    listProtocolChanges(db, { page: 1, pageSize: CHANGES_READ }),
  ]);
  return {
    proposals: rows.map((row) => toProposalView(row, { addresses, changes })),
    total,
    pageCount: countPages(total, PROPOSALS_PER_PAGE),
    now: time,
  };
}
