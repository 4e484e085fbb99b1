import { resolveAddresses } from '@/lib/chain/addresses';
import { type ChainConfig, describeChain } from '@/lib/chain/chain-config';
import { env } from '@/lib/env';

/** The chain's configuration from the environment, on the server; hand the result to the browser as a prop. */
export function readChainConfig(): ChainConfig {
  const chainId = env.CHAIN_ID;
  return {
    ...describeChain(chainId),
    chainId,
    addresses: resolveAddresses({ chainId, given: env.CONTRACT_ADDRESSES }),
    rpcPath: '/api/rpc',
    local: env.LOCAL_MODE,
  };
}
