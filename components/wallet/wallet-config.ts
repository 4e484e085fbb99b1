import { connectorsForWallets, type Wallet } from '@rainbow-me/rainbowkit';
import { injectedWallet } from '@rainbow-me/rainbowkit/wallets';
import { type Config, createConfig, http } from 'wagmi';
import { reconnect } from 'wagmi/actions';
import { devWallet } from '@/components/wallet/dev-wallet/dev-wallet';
import { getWalletNames } from '@/components/wallet/wallet-names';
import { buildChain, type ChainConfig } from '@/lib/chain/chain-config';

let config: Config | undefined;
let ready: Promise<void> | undefined;

/** The page's one wagmi configuration. Wallets announce themselves (EIP-6963); the chain is reached on our origin. */
export function getWalletConfig(chain: ChainConfig): Config {
  const { trying, browser, development } = getWalletNames();
  config ??= createConfig({
    chains: [buildChain({ chainId: chain.chainId, rpcUrl: new URL(chain.rpcPath, location.origin).href })],
    // No WalletConnect project id is needed while only wallets in this browser are listed.
    connectors: connectorsForWallets(
      [
        ...(chain.local ? [{ groupName: trying, wallets: [devWallet(chain, development)] }] : []),
        { groupName: browser, wallets: [() => browserWallet(chain)] },
      ],
      { appName: 'Tributary', projectId: 'none' },
    ),
    multiInjectedProviderDiscovery: true,
    transports: { [chain.chainId]: http(chain.rpcPath, { batch: { wait: 0 } }) },
    pollingInterval: chain.local ? 150 : 2_000,
    cacheTime: chain.local ? 0 : 2_000,
  });
  return config;
}

/**
 * Whatever wallet the browser has that does not announce itself. Where there is none it would wait for ever: then it is not
 * offered, as long as the development wallet is.
 */
function browserWallet(chain: ChainConfig): Wallet {
  return { ...injectedWallet(), hidden: () => chain.local && !('ethereum' in window) };
}

/** The configuration, after the wallet of an earlier visit was asked whether it is still there. */
export async function getReadyWallet(chain: ChainConfig): Promise<Config> {
  const wallet = getWalletConfig(chain);
  ready ??= reconnect(wallet).then(() => undefined);
  await ready;
  return wallet;
}
