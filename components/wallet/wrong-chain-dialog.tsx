'use client';

import { useState } from 'react';
import { useDisconnect, useSwitchChain } from 'wagmi';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { isRejection } from '@/components/wallet/is-rejection';
import type { ChainConfig } from '@/lib/chain/chain-config';

/** Above RainbowKit's own dialog, whose z-index is the largest but one. */
export const ABOVE_WALLET = 'z-[2147483647]!';

/** The wallet is on a chain where our contracts are not: offers to switch, before anything can be signed there. */
export function WrongChainDialog({
  chain,
  walletChainId,
  onSwitched,
}: {
  chain: ChainConfig;
  walletChainId: number | undefined;
  onSwitched: (() => void) | undefined;
}) {
  const { switchChainAsync, isPending } = useSwitchChain();
  const { disconnect } = useDisconnect();
  const [problem, setProblem] = useState<string | null>(null);
  const change = async () => {
    setProblem(null);
    try {
      await switchChainAsync({ chainId: chain.chainId });
      onSwitched?.();
    } catch (error) {
      setProblem(
        isRejection(error)
          ? 'You declined; the wallet stayed on its network.'
          : `The wallet could not switch. Choose ${chain.name} (chain ${chain.chainId}) in the wallet itself.`,
      );
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) disconnect();
      }}
      title="Your wallet is on another network"
      description={`It is on chain ${walletChainId ?? 'unknown'}. Tributary is on ${chain.name}, chain ${chain.chainId}. Nothing was signed.`}
      className={ABOVE_WALLET}
      overlayClassName={ABOVE_WALLET}
      footer={
        <>
          <Button variant="secondary" onClick={() => disconnect()}>
            Disconnect
          </Button>
          <Button busy={isPending} onClick={change}>
            Switch to {chain.name}
          </Button>
        </>
      }
    >
      {problem ? (
        <p role="alert" className="text-bad text-sm">
          {problem}
        </p>
      ) : (
        <p className="text-muted text-sm">Your wallet will ask whether this site may change its network.</p>
      )}
    </Dialog>
  );
}
