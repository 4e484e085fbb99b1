import { type Chain, defineChain } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';

export type { ContractAddresses };

/** What a page needs to talk to the chain: plain data, passed from the server to the browser. */
export type ChainConfig = {
  readonly chainId: number;
  readonly name: string;
  readonly addresses: ContractAddresses;
  /** Path on our own origin that forwards JSON-RPC: the node's address stays on the server. */
  readonly rpcPath: string;
  /** True for the development chain that `npm start` runs: faucet and development wallet are on. */
  readonly local: boolean;
  /** Base address of a block explorer, or null where there is none. */
  readonly explorerUrl: string | null;
};

const KNOWN_CHAINS: Readonly<Record<number, { name: string; symbol: string; explorerUrl: string | null }>> = {
  // OP Stack chains, and the local one.
  1612: { name: 'OpenLedger', symbol: 'OPEN', explorerUrl: 'https://scan.openledger.xyz' },
  8453: { name: 'Base', symbol: 'ETH', explorerUrl: 'https://basescan.org' },
  84532: { name: 'Base Sepolia', symbol: 'ETH', explorerUrl: 'https://sepolia.basescan.org' },
  31337: { name: 'Tributary local', symbol: 'ETH', explorerUrl: null },
};

/** Name, currency and explorer of a chain id; a plain name for one that is not listed. */
export function describeChain(chainId: number): { name: string; symbol: string; explorerUrl: string | null } {
  return KNOWN_CHAINS[chainId] ?? { name: `Chain ${chainId}`, symbol: 'ETH', explorerUrl: null };
}

/** The viem chain for an id, reached at `rpcUrl` (absolute on the server, a path in the browser). */
export function buildChain({ chainId, rpcUrl }: { chainId: number; rpcUrl: string }): Chain {
  const { name, symbol, explorerUrl } = describeChain(chainId);
  return defineChain({
    id: chainId,
    name,
    nativeCurrency: { name: symbol, symbol, decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
    ...(explorerUrl ? { blockExplorers: { default: { name: 'Explorer', url: explorerUrl } } } : {}),
  });
}
