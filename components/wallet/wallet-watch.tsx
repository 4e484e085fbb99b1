'use client';

import { useConnectModal } from '@rainbow-me/rainbowkit';
import { useEffect, useRef, useState } from 'react';
import { useAccount, useDisconnect } from 'wagmi';
import { requestSignOut } from '@/components/wallet/auth-requests';
import { SignInDialog } from '@/components/wallet/sign-in-dialog';
import { getReadyWallet } from '@/components/wallet/wallet-config';
import { WrongChainDialog } from '@/components/wallet/wrong-chain-dialog';
import type { ChainConfig } from '@/lib/chain/chain-config';
import { type Hex, toLowerHex } from '@/lib/core/hex';

/**
 * Opens the dialogs when asked to: first a wallet, then the chain, then the sign-in. Keeps session and wallet in step:
 * another account in the wallet ends the session.
 */
export function WalletWatch({
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
  /** Whether connecting goes on to signing in. */
  signsIn: boolean;
  openRequests: number;
  onOpened: () => void;
  /** The dialog was closed without a wallet. */
  onClosed: () => void;
  /** The connected wallet's account, lower-case. */
  onWallet: (wallet: Hex | null) => void;
  onAccount: (account: Hex | null) => void;
}) {
  const { openConnectModal, connectModalOpen } = useConnectModal();
  const { address, chainId, status } = useAccount();
  const { disconnect } = useDisconnect();
  /** Whether somebody asked to sign in, and has not yet, nor left it. */
  const [asking, setAsking] = useState(false);

  const [ready, setReady] = useState(false);
  useEffect(() => {
    getReadyWallet(chain).finally(() => setReady(true));
  }, [chain]);

  // A request made while the wallet of an earlier visit is still being asked waits for the answer.
  const served = useRef(0);
  useEffect(() => {
    if (!ready || openRequests === served.current) return;
    served.current = openRequests;
    setAsking(signsIn && !account);
    // None while a wallet is connected: then the sign-in is next.
    openConnectModal?.();
    onOpened();
  }, [ready, openRequests, openConnectModal, onOpened, signsIn, account]);

  useEffect(() => {
    if (account) setAsking(false);
  }, [account]);

  const connected = status === 'connected' ? toLowerHex(address) : null;
  useEffect(() => {
    if (ready) onWallet(connected);
  }, [ready, connected, onWallet]);

  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !connectModalOpen && !connected) {
      setAsking(false);
      onClosed();
    }
    wasOpen.current = connectModalOpen;
  }, [connectModalOpen, connected, onClosed]);

  useEffect(() => {
    if (!connected || !account || connected === account) return;
    // Where it fails the session stays, and what is signed as somebody else is refused with words (prepare-wallet.ts).
    requestSignOut().then(() => onAccount(null), console.error);
  }, [connected, account, onAccount]);

  // Who is signed in, or only chose a wallet, is asked to switch when there is something to sign.
  if (!asking || account || status !== 'connected') return null;
  return chainId === chain.chainId ? (
    <SignInDialog
      address={address}
      chain={chain}
      onSignedIn={onAccount}
      onLeave={() => {
        setAsking(false);
        disconnect();
      }}
    />
  ) : (
    <WrongChainDialog chain={chain} walletChainId={chainId} />
  );
}
