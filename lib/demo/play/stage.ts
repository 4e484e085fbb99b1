import type { ContractAddresses } from '@/contracts-abi/addresses';
import { resolveAddresses } from '@/lib/chain/addresses';
import { type ChainConnection, connectWriter, getChainConnection } from '@/lib/chain/clients';
import { localAccount } from '@/lib/chain/local-accounts';
import type { Player } from '@/lib/demo/play/player';
import { env } from '@/lib/env';
import { addressSchema } from '@/lib/schemas/hex';
import { type Dependencies, dependencies } from '@/lib/server/dependencies';
import { stagingFolder } from '@/lib/server/uploads/staging-file';

/** Where the demo's people act: the same dependencies as the pages', and the contracts they send to. */
export type Stage = Dependencies & {
  /** Folder where the bytes of uploads wait until they are checked. */
  readonly staging: string;
  readonly addresses: ContractAddresses;
  readonly chainId: number;
  /** A person of the local chain: the published account at this index. */
  readonly playerAt: (index: number, name?: string) => Player;
};

/** The stage that the environment names, as for any process of `npm start`. */
export function openStage(): Stage {
  const addresses = resolveAddresses({ chainId: env.CHAIN_ID, given: env.CONTRACT_ADDRESSES });
  return buildStage(dependencies(), { addresses, connection: getChainConnection(), staging: stagingFolder() });
}

export function buildStage(
  { db, store, chain }: Dependencies,
  { addresses, connection, staging }: { addresses: ContractAddresses; connection: ChainConnection; staging: string },
): Stage {
  return {
    db,
    store,
    chain,
    staging,
    addresses,
    chainId: connection.chainId,
    playerAt: (index, name = `account ${index}`) => {
      const account = localAccount(index);
      return {
        name,
        account: addressSchema.parse(account.address),
        writer: connectWriter({ ...connection, account }),
      };
    },
  };
}
