import type { ContractAddresses } from '@/contracts-abi/addresses';
import type { ChainReader, ChainWriter } from '@/lib/chain/clients';
import type { Db } from '@/lib/db/client';
import type { ContentStore } from '@/lib/storage/content-store';

/** What settling works with. */
export type SettleDependencies = {
  db: Db;
  store: ContentStore;
  chain: ChainReader;
  /** Settles and proposes; the contracts know it by its address. */
  operator: ChainWriter;
  chainId: number;
  addresses: ContractAddresses;
};
