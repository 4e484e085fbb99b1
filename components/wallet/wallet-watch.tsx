'use client';

import { useConnectModal } from '@rainbow-me/rainbowkit';
import { useEffect, useRef, useState } from 'react';
import { useAccount } from 'wagmi';
import { requestSignOut } from '@/components/wallet/auth-requests';
import { getReadyWallet } from '@/components/wallet/wallet-config';
import { WrongChainDialog } from '@/components/wallet/wrong-chain-dialog';
import type { ChainConfig } from '@/lib/chain/chain-config';
import { type Hex, toLowerHex } from '@/lib/core/hex';

/** Opens the dialog when asked to, and keeps session and wallet in step: another account in the wallet ends the session. */
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
  const wrongChain = status === 'connected' && chainId !== chain.chainId;

  const [ready, setReady] = useState(false);
  useEffect(() => {
    getReadyWallet(chain).finally(() => setReady(true));
  }, [chain]);

  // A request made while the wallet of an earlier visit is still being asked waits for the answer.
  const served = useRef(0);
  useEffect(() => {
    if (!ready || openRequests === served.current) return;
    // After the library has taken notice of how it is opened: it closes its dialog when that changes.
    const timer = setTimeout(() => {
      served.current = openRequests;
      if (!wrongChain) openConnectModal?.();
      onOpened();
    });
    return () => clearTimeout(timer);
  }, [ready, openRequests, openConnectModal, onOpened, wrongChain]);

  const connected = status === 'connected' ? toLowerHex(address) : null;
  useEffect(() => {
    if (ready) onWallet(connected);
  }, [ready, connected, onWallet]);

  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !connectModalOpen && !connected) onClosed();
    wasOpen.current = connectModalOpen;
  }, [connectModalOpen, connected, onClosed]);

  useEffect(() => {
    if (!connected || !account || connected === account) return;
    requestSignOut().then(() => onAccount(null));
  }, [connected, account, onAccount]);

  // Who is signed in, or only chose a wallet, is asked to switch when there is something to sign.
  return wrongChain && !account && signsIn ? (
    <WrongChainDialog chain={chain} walletChainId={chainId} onSwitched={openConnectModal} />
  ) : null;
}
