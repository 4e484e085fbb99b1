'use client';

import { useState } from 'react';
import { createSiweMessage } from 'viem/siwe';
import { useConfig } from 'wagmi';
import { signMessage } from 'wagmi/actions';
import { useSay, useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { nameOrShorten } from '@/components/ui/name-address';
import { fetchChallenge, requestSignIn } from '@/components/wallet/auth-requests';
import { isRejection } from '@/components/wallet/is-rejection';
import { WalletAsks } from '@/components/wallet/wallet-asks';
import { ABOVE_WALLET } from '@/components/wallet/wrong-chain-dialog';
import type { ChainConfig } from '@/lib/chain/chain-config';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';

/**
 * The step from a connected wallet to a session (EIP-4361): says what the one signature means and that it costs nothing,
 * before the wallet opens. RainbowKit has such a step, but its texts cannot be changed and do not say that.
 */
export function SignInDialog({
  address,
  chain,
  onSignedIn,
  onLeave,
}: {
  /** The connected wallet's account, with the checksum of EIP-55. */
  address: Hex;
  chain: ChainConfig;
  onSignedIn: (account: Hex) => void;
  onLeave: () => void;
}) {
  const t = useTexts('wallet.signInDialog');
  const tAddress = useTexts('ui.address');
  const say = useSay();
  const config = useConfig();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const signIn = async () => {
    setBusy(true);
    setProblem(null);
    try {
      // Each nonce is used once; its times are the server's, so a wrong clock here does no harm.
      const { nonce, issuedAt, expirationTime } = await fetchChallenge();
      const message = createSiweMessage({
        address,
        chainId: chain.chainId,
        nonce,
        domain: location.host,
        uri: location.origin,
        version: '1',
        statement: t('statement'),
        issuedAt: new Date(issuedAt),
        expirationTime: new Date(expirationTime),
      });
      const signature = await signMessage(config, { account: address, message });
      onSignedIn((await requestSignIn({ message, signature })).account);
    } catch (error) {
      setProblem(wordsFor(error));
    } finally {
      setBusy(false);
    }
  };
  const wordsFor = (error: unknown): string => {
    if (isRejection(error)) return t('declined');
    if (error instanceof AppError) return say(error.message);
    console.error(error);
    return t('failed');
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onLeave();
      }}
      title={t('title')}
      description={t('description')}
      className={ABOVE_WALLET}
      overlayClassName={ABOVE_WALLET}
      footer={
        <>
          <Button variant="secondary" onClick={onLeave}>
            {t('cancel')}
          </Button>
          <Button busy={busy} onClick={signIn}>
            {t('sign')}
          </Button>
        </>
      }
    >
      <WalletAsks
        chain={chain}
        asks={[
          {
            kind: 'signature',
            explain: t('explain', { account: nameOrShorten(tAddress, address, chain) }),
            limit: t('limit'),
          },
        ]}
        takes={0n}
        fee={null}
        note={
          problem ? (
            <p role="alert" className="text-bad">
              {problem}
            </p>
          ) : null
        }
      />
    </Dialog>
  );
}
