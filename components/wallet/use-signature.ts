'use client';

import { useCallback, useRef, useState } from 'react';
import type { TypedData, TypedDataDomain } from 'viem';
import { useSession } from '@/components/wallet/session-provider';
import { WalletError } from '@/components/wallet/wallet-error';

/** Structured data to sign (EIP-712), and what signing it means, in words. */
export type SignatureRequest = {
  domain: TypedDataDomain;
  types: TypedData;
  primaryType: string;
  message: Record<string, unknown>;
  explain: string;
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
  const { account, chain, connect } = useSession();
  const [progress, setProgress] = useState<Omit<Signature, 'sign'>>({ state: 'idle', error: null, explain: '' });
  const busy = useRef(false);
  const sign = useCallback(
    async (request: SignatureRequest) => {
      if (busy.current) return null;
      busy.current = true;
      setProgress({ state: 'signing', error: null, explain: request.explain });
      try {
        const { runSignature } = await import('@/components/wallet/run-signature');
        const signature = await runSignature({ chain, account, request });
        setProgress((before) => ({ ...before, state: 'signed' }));
        return signature;
      } catch (error) {
        const known = error instanceof WalletError;
        if (!known) console.error(error);
        if (known && error.kind === 'not-connected') connect();
        const message = known ? error.message : 'The wallet could not sign; nothing was sent. Try again.';
        setProgress((before) => ({ ...before, state: 'failed', error: message }));
        return null;
      } finally {
        busy.current = false;
      }
    },
    [account, chain, connect],
  );
  return { ...progress, sign };
}
