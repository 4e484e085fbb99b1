'use client';

import { useConnectModal } from '@rainbow-me/rainbowkit';
import { useEffect, useRef, useState } from 'react';
import { useAccount } from 'wagmi';
import { requestSignOut } from '@/components/wallet/auth-requests';
import { getReadyWallet } from '@/components/wallet/wallet-config';
import { WrongChainDialog } from '@/components/wallet/wrong-chain-dialog';
import type { ChainConfig } from '@/lib/chain/chain-config';
import type { Hex } from '@/lib/core/hex';

/** Opens the dialog when asked to, and keeps session and wallet in step: another account in the wallet ends the session. */
export function WalletWatch({
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
  const { openConnectModal } = useConnectModal();
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
    served.current = openRequests;
    if (!wrongChain) openConnectModal?.();
    onOpened();
  }, [ready, openRequests, openConnectModal, onOpened, wrongChain]);

  const connected = status === 'connected' ? address.toLowerCase() : null;
  useEffect(() => {
    if (!connected || !account || connected === account) return;
    requestSignOut().then(() => onAccount(null));
  }, [connected, account, onAccount]);

  return wrongChain && !account ? (
    <WrongChainDialog chain={chain} walletChainId={chainId} onSwitched={openConnectModal} />
  ) : null;
}
