'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Abi, ContractFunctionName } from 'viem';
import { useSay, useTexts } from '#texts';
import type { AnyContractCall, ContractCall } from '@/components/wallet/contract-call';
import type { Followed } from '@/components/wallet/follow-transaction';
import {
  addPendingTransaction,
  notePendingTransaction,
  readPendingTransactions,
  removePendingTransaction,
} from '@/components/wallet/pending-transactions';
import { useSession } from '@/components/wallet/session-provider';
import { waitForIndex } from '@/components/wallet/wait-for-index';
import { WalletError, writeWalletError } from '@/components/wallet/wallet-error';

type Hash = `0x${string}`;

export type TransactionState = 'idle' | 'signing' | 'pending' | 'confirmed' | 'failed';

type Progress = {
  state: TransactionState;
  error: string | null;
  hash: Hash | null;
  indexed: boolean;
  explain: string;
  /** Which of the wallet's questions this is, from 1, and how many there are. */
  step?: { at: number; of: number };
  /** What the page can offer where it failed. */
  failure?: WalletError['kind'];
};

const IDLE: Progress = { state: 'idle', error: null, hash: null, indexed: false, explain: '' };

export type Transaction = Progress & {
  /**
   * Sends the call. Resolves with its receipt once the chain has confirmed it and the index has read the block, or
   * with null when it failed or was declined; then `error` says why. Never throws. `first` is an allowance that the
   * call needs: asked together with it where the wallet can, else before it.
   */
  send: <ContractAbi extends Abi, Name extends ContractFunctionName<ContractAbi, 'nonpayable' | 'payable'>>(
    call: ContractCall<ContractAbi, Name>,
    first?: AnyContractCall,
  ) => Promise<Followed | null>;
  reset: () => void;
};

/**
 * The one transaction flow of the app: idle → signing → pending → confirmed, or failed. Only the chain's receipt makes
 * it confirmed. Its hash is kept in the browser; with a `key` ("accept-12") the same place finds it again after a
 * reload. When the index has caught up, the page's data is refreshed.
 */
export function useTransaction({ key = null }: { key?: string | null } = {}): Transaction {
  const t = useTexts('wallet.walletError');
  const say = useSay();
  const { chain, connect, getSigner } = useSession();
  const router = useRouter();
  const [progress, setProgress] = useState<Progress>(IDLE);
  const busy = useRef(false);

  const finish = useCallback(
    async (followed: Followed, sentAs: Hash | null): Promise<Followed> => {
      // Sent again with another fee, it has another hash by now.
      removePendingTransaction(sentAs ?? followed.transactionHash, { outcome: 'confirmed', words: '' });
      setProgress((before) => ({ ...before, state: 'confirmed', error: null, hash: followed.transactionHash }));
      const indexed = await waitForIndex(followed.blockNumber);
      setProgress((before) => ({ ...before, indexed }));
      router.refresh();
      return followed;
    },
    [router],
  );

  const fail = useCallback(
    (error: unknown, hash: Hash | null) => {
      const known = error instanceof WalletError;
      if (!known) console.error(error);
      const message = known ? writeWalletError(t, say, error) : t('unknown');
      // A transaction whose fate is unknown stays on the list, to be looked up again.
      if (hash && !(known && error.kind === 'unavailable'))
        removePendingTransaction(hash, { outcome: 'failed', words: message });
      setProgress((before) => ({
        ...before,
        state: 'failed',
        error: message,
        ...(known ? { failure: error.kind } : {}),
      }));
    },
    [t, say],
  );

  const send: Transaction['send'] = useCallback(
    async (call, first) => {
      if (busy.current) return null;
      busy.current = true;
      let hash: Hash | null = null;
      const account = getSigner();
      setProgress({ ...IDLE, state: 'signing', explain: call.explain });
      try {
        const { runTransaction } = await import('@/components/wallet/run-transaction');
        const followed = await runTransaction({
          chain,
          account,
          call: withoutTypes(call),
          ...(first ? { first } : {}),
          progress: {
            onAsk: ({ explain, at, of }) =>
              setProgress({ ...IDLE, state: 'signing', explain, ...(of > 1 ? { step: { at, of } } : {}) }),
            onSent: ({ main, explain, ...sent }) => {
              hash = sent.hash;
              addPendingTransaction({
                ...sent,
                chainId: chain.chainId,
                account: account ?? '',
                explain,
                // An allowance found again after a reload is not the deed itself.
                key: main ? key : null,
                sentAt: Date.now(),
              });
              setProgress((before) => ({ ...before, state: 'pending', hash: sent.batchId ? null : sent.hash }));
            },
            onNonce: (sent, nonce) => notePendingTransaction(sent, { nonce }),
            onDone: (done) => {
              removePendingTransaction(done, { outcome: 'confirmed', words: '' });
              hash = null;
            },
          },
        });
        return await finish(followed, hash);
      } catch (error) {
        if (error instanceof WalletError && error.kind === 'not-connected') connect();
        fail(error, hash);
        return null;
      } finally {
        busy.current = false;
      }
    },
    [chain, connect, fail, finish, getSigner, key],
  );

  useEffect(() => {
    const found = key === null ? undefined : readPendingTransactions().find((one) => one.key === key);
    if (!found || found.chainId !== chain.chainId || busy.current) return;
    busy.current = true;
    setProgress({ ...IDLE, state: 'pending', hash: found.batchId ? null : found.hash, explain: found.explain });
    import('@/components/wallet/follow-transaction')
      .then(({ followTransaction }) => followTransaction({ chain, sent: found }))
      .then((followed) => finish(followed, found.hash))
      .catch((error) => fail(error, found.hash))
      .finally(() => {
        busy.current = false;
      });
  }, [key, chain, fail, finish]);

  const reset = useCallback(() => setProgress(IDLE), []);
  return { ...progress, send, reset };
}

/** The call as it is passed on; what it is not, is not. */
function withoutTypes<
  ContractAbi extends Abi,
  Name extends ContractFunctionName<ContractAbi, 'nonpayable' | 'payable'>,
>(call: ContractCall<ContractAbi, Name>): AnyContractCall {
  const { abi, address, functionName, args, explain, value, limit, takes, told } = call;
  return {
    ...{ abi, address, functionName, args, explain },
    ...(value === undefined ? {} : { value }),
    ...(limit === undefined ? {} : { limit }),
    ...(takes === undefined ? {} : { takes }),
    ...(told === undefined ? {} : { told }),
  };
}
