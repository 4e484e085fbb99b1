import { createPublicClient, http, type PublicClient } from 'viem';
import { buildChain, type ChainConfig } from '@/lib/chain/chain-config';

let reader: PublicClient | undefined;

/** The page's reader of the chain, through our own origin; needs no wallet. */
export function getBrowserReader(chain: ChainConfig): PublicClient {
  reader ??= createPublicClient({
    chain: buildChain({ chainId: chain.chainId, rpcUrl: new URL(chain.rpcPath, location.origin).href }),
    transport: http(chain.rpcPath, { batch: { wait: 0 } }),
    ...(chain.local ? { pollingInterval: 150, cacheTime: 0 } : {}),
  });
  return reader;
}
