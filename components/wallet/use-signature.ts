'use client';

import { useCallback, useRef, useState } from 'react';
import type { TypedData, TypedDataDomain } from 'viem';
import { useSay, useTexts } from '#texts';
import { useSession } from '@/components/wallet/session-provider';
import { WalletError, writeWalletError } from '@/components/wallet/wallet-error';

/** Structured data to sign (EIP-712), and what signing it means, in words. */
export type SignatureRequest = {
  domain: TypedDataDomain;
  types: TypedData;
  primaryType: string;
  message: Record<string, unknown>;
  explain: string;
  /** What the signature cannot do, in a sentence. */
  limit?: string;
  /** True where the page has told all that just before the click. */
  told?: boolean;
};

export type Signature = {
  state: 'idle' | 'signing' | 'signed' | 'failed';
  error: string | null;
  explain: string;
  /** The signature, or null when it was declined or failed; then `error` says why. Never throws. */
  sign: (request: SignatureRequest) => Promise<`0x${string}` | null>;
};

/** Signatures that send nothing: permits, spending permissions. */
export function useSignature(): Signature {
  const t = useTexts('wallet.walletError');
  const say = useSay();
  const { chain, connect, getSigner } = useSession();
  const [progress, setProgress] = useState<Omit<Signature, 'sign'>>({ state: 'idle', error: null, explain: '' });
  const busy = useRef(false);
  const sign = useCallback(
    async (request: SignatureRequest) => {
      if (busy.current) return null;
      busy.current = true;
      setProgress({ state: 'signing', error: null, explain: request.explain });
      try {
        const { runSignature } = await import('@/components/wallet/run-signature');
        const signature = await runSignature({ chain, account: getSigner(), request });
        setProgress((before) => ({ ...before, state: 'signed' }));
        return signature;
      } catch (error) {
        const known = error instanceof WalletError;
        if (!known) console.error(error);
        if (known && error.kind === 'not-connected') connect();
        const message = known ? writeWalletError(t, say, error) : t('signatureFailed');
        setProgress((before) => ({ ...before, state: 'failed', error: message }));
        return null;
      } finally {
        busy.current = false;
      }
    },
    [chain, connect, getSigner, t, say],
  );
  return { ...progress, sign };
}
