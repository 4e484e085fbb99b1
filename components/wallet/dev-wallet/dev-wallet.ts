import type { Wallet } from '@rainbow-me/rainbowkit';
import { createConnector } from 'wagmi';
import { injected } from 'wagmi/connectors';
import { createDevProvider } from '@/components/wallet/dev-wallet/dev-provider';
import type { ChainConfig } from '@/lib/chain/chain-config';

const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><rect width="28" height="28" fill="#0c6872"/><g fill="none" stroke="#fff" stroke-linecap="round"><path d="M6 6c0 6 8 6 8 12M22 6c0 6-8 6-8 12M14 5v13" stroke-width="2"/><path d="M14 17v6" stroke-width="3.4"/></g></svg>',
)}`;

/** The development wallet as RainbowKit lists it, under its name in the reader's language. Only on the local chain. */
export function devWallet(chain: ChainConfig, name: string): () => Wallet {
  const provider = createDevProvider(chain);
  const target = { id: 'development', name, provider };
  return () => ({
    id: 'development',
    name,
    iconUrl: ICON,
    iconBackground: '#0c6872',
    installed: true,
    createConnector: (details) =>
      createConnector((config) => ({ ...injected({ target: () => target })(config), ...details })),
  });
}
