'use client';

import { useState } from 'react';
import { useDisconnect, useSwitchChain } from 'wagmi';
import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { isRejection } from '@/components/wallet/is-rejection';
import type { ChainConfig } from '@/lib/chain/chain-config';

/** Above RainbowKit's own dialog, whose z-index is the largest but one. */
export const ABOVE_WALLET = 'z-[2147483647]!';

/** The wallet is on a chain where our contracts are not: offers to switch, before anything can be signed there. */
export function WrongChainDialog({ chain, walletChainId }: { chain: ChainConfig; walletChainId: number | undefined }) {
  const t = useTexts('wallet.wrongChainDialog');
  const { switchChainAsync, isPending } = useSwitchChain();
  const { disconnect } = useDisconnect();
  const [problem, setProblem] = useState<string | null>(null);
  const change = async () => {
    setProblem(null);
    try {
      await switchChainAsync({ chainId: chain.chainId });
    } catch (error) {
      setProblem(
        isRejection(error) ? t('declined') : t('failed', { name: chain.name, chainId: String(chain.chainId) }),
      );
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) disconnect();
      }}
      title={t('title')}
      description={t('description', {
        walletChainId: walletChainId === undefined ? 'none' : String(walletChainId),
        name: chain.name,
        chainId: String(chain.chainId),
      })}
      className={ABOVE_WALLET}
      overlayClassName={ABOVE_WALLET}
      footer={
        <>
          <Button variant="secondary" onClick={() => disconnect()}>
            {t('disconnect')}
          </Button>
          <Button busy={isPending} onClick={change}>
            {t('change', { name: chain.name })}
          </Button>
        </>
      }
    >
      {problem ? (
        <p role="alert" className="text-bad text-sm">
          {problem}
        </p>
      ) : (
        <p className="text-muted text-sm">{t('hint')}</p>
      )}
    </Dialog>
  );
}
