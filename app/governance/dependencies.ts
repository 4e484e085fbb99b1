import type { ContractAddresses } from '@/lib/chain/chain-config';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import { type Dependencies, dependencies } from '@/lib/server/dependencies';

/** What the use cases of governance take: the process's dependencies, and which contracts on which kind of chain. */
export function governanceDependencies(): Dependencies & { addresses: ContractAddresses; local: boolean } {
  const { db, store, chain } = dependencies();
  const { addresses, local } = readChainConfig();
  return { db, store, chain, addresses, local };
}
