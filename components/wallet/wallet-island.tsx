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
import { useTheme } from 'next-themes';
import { useMemo } from 'react';
import { toast } from 'sonner';
import { createSiweMessage } from 'viem/siwe';
import { WagmiContext } from 'wagmi';
import { fetchChallenge, requestSignIn, requestSignOut } from '@/components/wallet/auth-requests';
import { DevWalletDialogs } from '@/components/wallet/dev-wallet/dev-wallet-dialogs';
import { isRejection } from '@/components/wallet/is-rejection';
import { getWalletConfig } from '@/components/wallet/wallet-config';
import { WalletWatch } from '@/components/wallet/wallet-watch';
import type { ChainConfig } from '@/lib/chain/chain-config';
import type { Hex } from '@/lib/core/hex';

// RainbowKit forgets what was declined without a word; this says it.
const WORDS: Readonly<Record<string, { declined: string; failed: string }>> = {
  connect: {
    declined: 'You declined; the wallet is not connected. It has to be on the network of this site.',
    failed: 'The wallet could not be connected. Open it, and try again.',
  },
  signMessage: {
    declined: 'You declined; nothing was signed.',
    failed: 'The wallet could not sign. Try again.',
  },
};

const queryClient = new QueryClient({
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      const words = WORDS[String(mutation.options.mutationKey?.[0])];
      if (words) toast.error(isRejection(error) ? words.declined : words.failed);
    },
  }),
});

/** wagmi and RainbowKit: everything about connecting and signing in. Rendered beside the pages, in the browser only. */
export function WalletIsland({
  account,
  chain,
  openRequests,
  onOpened,
  onAccount,
}: {
  account: Hex | null;
  chain: ChainConfig;
  openRequests: number;
  onOpened: () => void;
  onAccount: (account: Hex | null) => void;
}) {
  const { resolvedTheme } = useTheme();
  const adapter = useMemo(() => createAdapter(onAccount), [onAccount]);
  return (
    // Not WagmiProvider: it reconnects while it renders; here WalletWatch does, once, in an effect.
    <WagmiContext.Provider value={getWalletConfig(chain)}>
      <QueryClientProvider client={queryClient}>
        <RainbowKitAuthenticationProvider adapter={adapter} status={account ? 'authenticated' : 'unauthenticated'}>
          <RainbowKitProvider
            modalSize="compact"
            theme={walletTheme(resolvedTheme === 'dark')}
            appInfo={{ appName: 'Tributary' }}
          >
            <WalletWatch
              account={account}
              chain={chain}
              openRequests={openRequests}
              onOpened={onOpened}
              onAccount={onAccount}
            />
          </RainbowKitProvider>
        </RainbowKitAuthenticationProvider>
      </QueryClientProvider>
      {chain.local ? <DevWalletDialogs /> : null}
    </WagmiContext.Provider>
  );
}

/** Sign-in with Ethereum (EIP-4361). The nonce's times are the server's, so a wrong clock here does no harm. */
function createAdapter(onAccount: (account: Hex | null) => void) {
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
        statement: 'Sign in to Tributary. This costs nothing and sends nothing to the chain.',
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
        toast.error(error instanceof Error ? error.message : 'Signing in failed. Try again.');
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
