'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import {
  createContext,
  type ReactNode,
  startTransition,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTexts } from '#texts';
import { toast } from '@/components/ui/toast';
import { fetchSession, requestSignOut } from '@/components/wallet/auth-requests';
import { mayReconnect } from '@/components/wallet/may-reconnect';
import { setWalletNames } from '@/components/wallet/wallet-names';
import { WalletReviews } from '@/components/wallet/wallet-reviews';
import type { ChainConfig } from '@/lib/chain/chain-config';
import type { Hex } from '@/lib/core/hex';

/**
 * The wallet code (wagmi, RainbowKit) is large and no page is rendered inside it. It lives on an island that is loaded
 * when somebody connects or was connected before; the pages know only this context. The island is never rendered on
 * the server, so a connected wallet cannot make the first render in the browser differ from the server's.
 */
const WalletIsland = dynamic(() => import('@/components/wallet/wallet-island').then((module) => module.WalletIsland), {
  ssr: false,
});

export type SessionValue = {
  /** The signed-in account, lower-case, or null. Known from the first render: it comes with the page. */
  account: Hex | null;
  /** The connected wallet's account, lower-case, signed in or not; null before it is known. */
  wallet: Hex | null;
  chain: ChainConfig;
  /** Opens the wallet's dialog: connect, then sign in. */
  connect: () => void;
  /**
   * The account that would sign: who is signed in, else the connected wallet's, else whichever is chosen now in the
   * wallet's dialog. Signs nothing. Null when the dialog is closed.
   */
  chooseWallet: () => Promise<Hex | null>;
  /** The account that would sign at this moment, without asking. */
  getSigner: () => Hex | null;
  /** Ends the session and lets go of the wallet; false, and said so, where that failed. */
  signOut: () => Promise<boolean>;
  /** Ends the session, then opens the wallet's dialog, to come back as somebody else. */
  switchAccount: () => Promise<void>;
  /** True between a click on connect and the dialog, while its code loads. */
  connecting: boolean;
};

const SessionContext = createContext<SessionValue | null>(null);

/** The session and the way to the wallet. Throws outside a SessionProvider. */
export function useSession(): SessionValue {
  const value = useContext(SessionContext);
  if (!value) throw new Error('useSession is used outside SessionProvider');
  return value;
}

export function SessionProvider({
  account: initialAccount,
  chain,
  children,
}: {
  account: Hex | null;
  chain: ChainConfig;
  children: ReactNode;
}) {
  const t = useTexts('wallet.sessionProvider');
  const router = useRouter();
  const [account, setAccount] = useState(initialAccount);
  const [wanted, setWanted] = useState(false);
  const [connecting, setConnecting] = useState(false);
  // Counts the requests to open the dialog; the island opens it for each.
  const [openRequests, setOpenRequests] = useState(0);
  /** Whether connecting goes on to signing in. */
  const [signsIn, setSignsIn] = useState(true);
  const [wallet, setWallet] = useState<Hex | null>(null);
  const choosing = useRef<((chosen: Hex | null) => void) | null>(null);

  useEffect(() => setAccount(initialAccount), [initialAccount]);

  useEffect(() => {
    setWalletNames({ trying: t('trying'), browser: t('browser'), development: t('development') });
  }, [t]);

  // A mark that the page answers to clicks, for the browser tests: a click before it is lost.
  useEffect(() => {
    document.documentElement.dataset.live = 'true';
  }, []);

  const changeAccount = useCallback(
    (next: Hex | null) => {
      setAccount(next);
      startTransition(() => router.refresh());
    },
    [router],
  );

  const open = useCallback((withSignIn: boolean) => {
    setSignsIn(withSignIn);
    setWanted(true);
    setConnecting(true);
    setOpenRequests((count) => count + 1);
  }, []);
  const connect = useCallback(() => open(true), [open]);

  const signer = useRef<Hex | null>(null);
  signer.current = account ?? wallet;
  const getSigner = useCallback(() => signer.current, []);

  const chooseWallet = useCallback((): Promise<Hex | null> => {
    if (signer.current) return Promise.resolve(signer.current);
    choosing.current?.(null);
    return new Promise((resolve) => {
      choosing.current = resolve;
      open(false);
    });
  }, [open]);
  const onWallet = useCallback((next: Hex | null) => {
    setWallet(next);
    if (!next) return;
    signer.current = next;
    choosing.current?.(next);
    choosing.current = null;
  }, []);
  const onClosed = useCallback(() => {
    choosing.current?.(null);
    choosing.current = null;
  }, []);

  const signOut = useCallback(async () => {
    try {
      await requestSignOut();
    } catch (error) {
      console.error(error);
      toast.error(t('signOutFailed'));
      return false;
    }
    try {
      const { releaseWallet } = await import('@/components/wallet/release-wallet');
      await releaseWallet(chain);
    } catch (error) {
      // The session has ended all the same; the wallet stays connected, which signs nothing by itself.
      console.error(error);
    }
    changeAccount(null);
    return true;
  }, [chain, changeAccount, t]);

  const switchAccount = useCallback(async () => {
    if (await signOut()) connect();
  }, [signOut, connect]);

  useEffect(() => {
    if (mayReconnect()) return whenIdle(() => setWanted(true));
  }, []);

  // Another tab may have signed in or out meanwhile.
  const current = useRef(account);
  current.current = account;
  useEffect(() => {
    const check = async () => {
      if (document.visibilityState !== 'visible') return;
      const session = await fetchSession();
      if (session && session.account !== current.current) changeAccount(session.account);
    };
    document.addEventListener('visibilitychange', check);
    return () => document.removeEventListener('visibilitychange', check);
  }, [changeAccount]);

  const value = useMemo(
    () => ({ account, wallet, chain, connect, chooseWallet, getSigner, signOut, switchAccount, connecting }),
    [account, wallet, chain, connect, chooseWallet, getSigner, signOut, switchAccount, connecting],
  );
  const onOpened = useCallback(() => setConnecting(false), []);

  return (
    <SessionContext.Provider value={value}>
      {children}
      <WalletReviews chain={chain} />
      {wanted ? (
        <WalletIsland
          account={account}
          chain={chain}
          signsIn={signsIn}
          openRequests={openRequests}
          onOpened={onOpened}
          onClosed={onClosed}
          onWallet={onWallet}
          onAccount={changeAccount}
        />
      ) : null}
    </SessionContext.Provider>
  );
}

function whenIdle(task: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(task, { timeout: 2000 });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(task, 500);
  return () => clearTimeout(handle);
}
