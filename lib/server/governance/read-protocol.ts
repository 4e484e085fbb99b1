import type { ContractAddresses } from '@/contracts-abi/addresses';
import type { ChainReader } from '@/lib/chain/clients';
import type { ProtocolState } from '@/lib/chain/governance/protocol-values';
import { readProtocolState } from '@/lib/chain/governance/read-protocol-state';
import type { Db } from '@/lib/db/client';
import { listProtocolChanges, type ProtocolChange } from '@/lib/db/protocol';
import { countPages } from '@/lib/server/page-size';
import { reachChain } from '@/lib/server/reach-chain';

const CHANGES_PER_PAGE = 20;

/** What votes can change, as the contracts say it. Throws `chain-unavailable`. */
export async function readCurrentProtocol({
  chain,
  addresses,
}: {
  chain: ChainReader;
  addresses: ContractAddresses;
}): Promise<ProtocolState> {
  return reachChain(() => readProtocolState(chain, addresses));
}

/** One page of what was changed and when, newest first; the values of the deployment come last. */
export async function readProtocolHistory(
  { db }: { db: Db },
  { page }: { page: number },
): Promise<{ changes: ProtocolChange[]; total: number; pageCount: number }> {
  const { rows, total } = await listProtocolChanges(db, { page, pageSize: CHANGES_PER_PAGE });
  return { changes: rows, total, pageCount: countPages(total, CHANGES_PER_PAGE) };
}
