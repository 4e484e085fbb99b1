import { type Chain, defineChain } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { addGasMargin } from '@/lib/chain/add-gas-margin';

export type { ContractAddresses };

/** What a page needs to talk to the chain: plain data, passed from the server to the browser. */
export type ChainConfig = ChainDescription & {
  readonly chainId: number;
  readonly addresses: ContractAddresses;
  /** Path on our own origin that forwards JSON-RPC: the node's address stays on the server. */
  readonly rpcPath: string;
  /** True for the development chain that `npm start` runs: faucet and development wallet are on. */
  readonly local: boolean;
};

/** What is known of a chain; a null is shown nowhere. */
export type ChainDescription = {
  readonly name: string;
  /** What gas is paid in. */
  readonly symbol: string;
  readonly explorerUrl: string | null;
  /** Where people bring what gas is paid in from Ethereum, as the chain's own documentation names it. */
  readonly bridgeUrl: string | null;
};

const superbridge = (from: number, to: number) => `https://superbridge.app/?fromChainId=${from}&toChainId=${to}`;

// OP Stack chains, and the local one.
const KNOWN_CHAINS: Readonly<Record<number, ChainDescription>> = {
  1612: {
    name: 'OpenLedger',
    symbol: 'OPEN',
    explorerUrl: 'https://scan.openledger.xyz',
    bridgeUrl: 'https://bridge.openledger.xyz',
  },
  161201: { name: 'OpenLedger Testnet', symbol: 'OPEN', explorerUrl: null, bridgeUrl: null },
  8453: { name: 'Base', symbol: 'ETH', explorerUrl: 'https://basescan.org', bridgeUrl: superbridge(1, 8453) },
  84532: {
    name: 'Base Sepolia',
    symbol: 'ETH',
    explorerUrl: 'https://sepolia.basescan.org',
    bridgeUrl: superbridge(11_155_111, 84_532),
  },
  31337: { name: 'Tributary local', symbol: 'ETH', explorerUrl: null, bridgeUrl: null },
};

/** What is known of a chain id; a plain name for one that is not listed. */
export function describeChain(chainId: number): ChainDescription {
  return KNOWN_CHAINS[chainId] ?? { name: `Chain ${chainId}`, symbol: 'ETH', explorerUrl: null, bridgeUrl: null };
}

/** The viem chain for an id, reached at `rpcUrl` (absolute on the server, a path in the browser). */
export function buildChain({ chainId, rpcUrl }: { chainId: number; rpcUrl: string }): Chain {
  const { name, symbol, explorerUrl } = describeChain(chainId);
  return defineChain({
    id: chainId,
    name,
    nativeCurrency: { name: symbol, symbol, decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
    prepareTransactionRequest: addGasMargin,
    ...(explorerUrl ? { blockExplorers: { default: { name: 'Explorer', url: explorerUrl } } } : {}),
  });
}
