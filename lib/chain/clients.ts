import {
  type Account,
  type Chain,
  createPublicClient,
  createWalletClient,
  type HttpTransport,
  type PublicClient,
  type WalletClient,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { buildChain } from '@/lib/chain/chain-config';
import { httpWithoutAddress } from '@/lib/chain/http-without-address';
import { env } from '@/lib/env';

/** Reads the chain. */
export type ChainReader = PublicClient<HttpTransport, Chain>;
/** Signs and sends as one account. */
export type ChainWriter = WalletClient<HttpTransport, Chain, Account>;
/** How to reach a chain; `local` polls fast, for a node on the same machine that mines at once. */
export type ChainConnection = { rpcUrl: string; chainId: number; local: boolean };

/** A client for reads. JSON-RPC requests of one tick travel as one batch, so no Multicall3 is needed. */
export function connectReader({ rpcUrl, chainId, local }: ChainConnection): ChainReader {
  return createPublicClient({
    // While viem looks for a replacement it misses the block that comes meanwhile, and a local chain mines no other.
    chain: { ...buildChain({ chainId, rpcUrl }), ...(local ? { supportsTransactionReplacementDetection: false } : {}) },
    transport: transportTo(rpcUrl),
    ...pace(local),
  });
}

/** A client that signs with `account` and sends. */
export function connectWriter({
  rpcUrl,
  chainId,
  local,
  account,
}: ChainConnection & { account: Account }): ChainWriter {
  return createWalletClient({
    account,
    chain: buildChain({ chainId, rpcUrl }),
    transport: transportTo(rpcUrl),
    ...pace(local),
  });
}

// viem caps a response at 10 MiB, which a wide range of logs exceeds.
function transportTo(rpcUrl: string): HttpTransport {
  return httpWithoutAddress(rpcUrl, { batch: { batchSize: 100, wait: 0 }, maxResponseBodySize: false });
}

// viem's default of polling every 4 s makes a local transaction take 800 ms instead of 8.
function pace(local: boolean): { pollingInterval?: number; cacheTime?: number } {
  return local ? { pollingInterval: 50, cacheTime: 0 } : {};
}

/** The connection that the environment names. */
export function getChainConnection(): ChainConnection {
  return { rpcUrl: env.RPC_URL, chainId: env.CHAIN_ID, local: env.LOCAL_MODE };
}

let reader: ChainReader | undefined;
let operator: ChainWriter | undefined;

/** The process's one reader, from RPC_URL and CHAIN_ID, made at its first use. */
export function getChainReader(): ChainReader {
  reader ??= connectReader(getChainConnection());
  return reader;
}

/** The operator, which settles fees and proposes epochs, from OPERATOR_PRIVATE_KEY. */
export function getOperator(): ChainWriter {
  operator ??= connectWriter({ ...getChainConnection(), account: privateKeyToAccount(env.OPERATOR_PRIVATE_KEY) });
  return operator;
}
