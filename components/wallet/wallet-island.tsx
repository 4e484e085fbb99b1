'use client';

import '@rainbow-me/rainbowkit/styles.css';
import {
  createAuthenticationAdapter,
  darkTheme,
  lightTheme,
  RainbowKitAuthenticationProvider,
  RainbowKitProvider,
  type Theme,
} from '@rainbow-me/rainbowkit';
import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { createSiweMessage } from 'viem/siwe';
import { WagmiContext } from 'wagmi';
import { useReader, useSay, useTexts } from '#texts';
import { isDark, watchTheme } from '@/components/ui/theme';
import { toast } from '@/components/ui/toast';
import { fetchChallenge, requestSignIn, requestSignOut } from '@/components/wallet/auth-requests';
import { DevWalletDialogs } from '@/components/wallet/dev-wallet/dev-wallet-dialogs';
import { isRejection } from '@/components/wallet/is-rejection';
import { getWalletConfig } from '@/components/wallet/wallet-config';
import { WalletWatch } from '@/components/wallet/wallet-watch';
import type { ChainConfig } from '@/lib/chain/chain-config';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { TranslatorOf } from '@/lib/texts/namespaces';
import type { Say } from '@/lib/texts/sentences';

type Texts = TranslatorOf<'wallet.walletIsland'>;

/** RainbowKit forgets what was declined without a word; this says it. */
function createQueryClient(t: Texts): QueryClient {
  return new QueryClient({
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, mutation) => {
        const declined = isRejection(error);
        switch (mutation.options.mutationKey?.[0]) {
          case 'connect':
            return void toast.error(t(declined ? 'connectDeclined' : 'connectFailed'));
          case 'signMessage':
            return void toast.error(t(declined ? 'signDeclined' : 'signFailed'));
        }
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
  const say = useSay();
  const { locale } = useReader();
  const dark = useSyncExternalStore(watchTheme, isDark, () => false);
  const queryClient = useMemo(() => createQueryClient(t), [t]);
  const adapter = useMemo(() => createAdapter({ t, say, onAccount }), [t, say, onAccount]);
  return (
    // Not WagmiProvider: it reconnects while it renders; here WalletWatch does, once, in an effect.
    <WagmiContext.Provider value={getWalletConfig(chain)}>
      <QueryClientProvider client={queryClient}>
        <RainbowKitAuthenticationProvider
          adapter={adapter}
          status={account ? 'authenticated' : 'unauthenticated'}
          enabled={signsIn || account !== null}
        >
          <RainbowKitProvider
            modalSize="compact"
            locale={locale}
            theme={walletTheme(dark)}
            appInfo={{ appName: 'Tributary', disclaimer: Disclaimer }}
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
        </RainbowKitAuthenticationProvider>
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

/** Sign-in with Ethereum (EIP-4361). The nonce's times are the server's, so a wrong clock here does no harm. */
function createAdapter({ t, say, onAccount }: { t: Texts; say: Say; onAccount: (account: Hex | null) => void }) {
  let challenge: Awaited<ReturnType<typeof fetchChallenge>> | undefined;
  return createAuthenticationAdapter<string>({
    getNonce: async () => {
      challenge = await fetchChallenge();
      return challenge.nonce;
    },
    createMessage: async ({ address, chainId }) => {
      // A second attempt from the same dialog needs a nonce of its own: each is used once.
      const { nonce, issuedAt, expirationTime } = challenge ?? (await fetchChallenge());
      challenge = undefined;
      return createSiweMessage({
        address,
        chainId,
        nonce,
        domain: location.host,
        uri: location.origin,
        version: '1',
        statement: t('statement'),
        issuedAt: new Date(issuedAt),
        expirationTime: new Date(expirationTime),
      });
    },
    verify: async ({ message, signature }) => {
      try {
        const session = await requestSignIn({ message, signature });
        onAccount(session.account);
        return true;
      } catch (error) {
        toast.error(error instanceof AppError ? say(error.message) : t('signInFailed'));
        return false;
      }
    },
    signOut: async () => {
      await requestSignOut();
      onAccount(null);
    },
  });
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
