'use client';

import '@rainbow-me/rainbowkit/styles.css';
import { darkTheme, lightTheme, RainbowKitProvider, type Theme } from '@rainbow-me/rainbowkit';
import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { WagmiContext } from 'wagmi';
import { useReader, useTexts } from '#texts';
import { isDark, watchTheme } from '@/components/ui/theme';
import { toast } from '@/components/ui/toast';
import { DevWalletDialogs } from '@/components/wallet/dev-wallet/dev-wallet-dialogs';
import { isRejection } from '@/components/wallet/is-rejection';
import { getWalletConfig } from '@/components/wallet/wallet-config';
import { WalletWatch } from '@/components/wallet/wallet-watch';
import type { ChainConfig } from '@/lib/chain/chain-config';
import type { Hex } from '@/lib/core/hex';
import type { TranslatorOf } from '@/lib/texts/namespaces';

/** RainbowKit forgets what was declined without a word; this says it. */
function createQueryClient(t: TranslatorOf<'wallet.walletIsland'>): QueryClient {
  return new QueryClient({
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, mutation) => {
        if (mutation.options.mutationKey?.[0] !== 'connect') return;
        toast.error(t(isRejection(error) ? 'connectDeclined' : 'connectFailed'));
      },
    }),
  });
}

/** wagmi and RainbowKit: everything about connecting and signing in. Rendered beside the pages, in the browser only. */
export function WalletIsland({
  account,
  chain,
  signsIn,
  openRequests,
  onOpened,
  onClosed,
  onWallet,
  onAccount,
}: {
  account: Hex | null;
  chain: ChainConfig;
  /** Whether connecting goes on to signing in; for a contribution a connected wallet is enough. */
  signsIn: boolean;
  openRequests: number;
  onOpened: () => void;
  onClosed: () => void;
  onWallet: (wallet: Hex | null) => void;
  onAccount: (account: Hex | null) => void;
}) {
  const t = useTexts('wallet.walletIsland');
  const { locale } = useReader();
  const dark = useSyncExternalStore(watchTheme, isDark, () => false);
  const queryClient = useMemo(() => createQueryClient(t), [t]);
  return (
    // Not WagmiProvider: it reconnects while it renders; here WalletWatch does, once, in an effect.
    <WagmiContext.Provider value={getWalletConfig(chain)}>
      <QueryClientProvider client={queryClient}>
        <RainbowKitProvider
          modalSize="compact"
          locale={locale}
          theme={walletTheme(dark)}
          appInfo={{
            appName: 'Tributary',
            disclaimer: chain.local ? LocalDisclaimer : Disclaimer,
            learnMoreUrl: '/glossary#wallet',
          }}
        >
          <WalletWatch
            account={account}
            chain={chain}
            signsIn={signsIn}
            openRequests={openRequests}
            onOpened={onOpened}
            onClosed={onClosed}
            onWallet={onWallet}
            onAccount={onAccount}
          />
        </RainbowKitProvider>
      </QueryClientProvider>
      {chain.local ? <DevWalletDialogs /> : null}
    </WagmiContext.Provider>
  );
}

/** What connecting means, below the list of wallets. */
function Disclaimer() {
  const t = useTexts('wallet.walletIsland');
  return <span className="text-muted text-sm">{t('disclaimer')}</span>;
}

/** The same where somebody without a wallet can be one of the local chain's people. */
function LocalDisclaimer() {
  const t = useTexts('wallet.walletIsland');
  return <span className="text-muted text-sm">{t('disclaimerLocal')}</span>;
}

function walletTheme(dark: boolean): Theme {
  const base = dark
    ? darkTheme({ accentColor: '#5fc4c8', accentColorForeground: '#04262a', borderRadius: 'medium' })
    : lightTheme({ accentColor: '#0c6872', accentColorForeground: '#ffffff', borderRadius: 'medium' });
  return {
    ...base,
    colors: {
      ...base.colors,
      modalBackground: 'var(--surface)',
      modalText: 'var(--ink)',
      modalTextSecondary: 'var(--muted)',
      modalTextDim: 'var(--faint)',
    },
    fonts: { body: 'inherit' },
  };
}
