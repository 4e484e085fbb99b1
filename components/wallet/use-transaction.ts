'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Abi, ContractFunctionName, TransactionReceipt } from 'viem';
import type { ContractCall } from '@/components/wallet/contract-call';
import {
  addPendingTransaction,
  readPendingTransactions,
  removePendingTransaction,
} from '@/components/wallet/pending-transactions';
import { useSession } from '@/components/wallet/session-provider';
import { waitForIndex } from '@/components/wallet/wait-for-index';
import { WalletError } from '@/components/wallet/wallet-error';

type Hash = `0x${string}`;

export type TransactionState = 'idle' | 'signing' | 'pending' | 'confirmed' | 'failed';

type Progress = { state: TransactionState; error: string | null; hash: Hash | null; indexed: boolean; explain: string };

const IDLE: Progress = { state: 'idle', error: null, hash: null, indexed: false, explain: '' };

export type Transaction = Progress & {
  /**
   * Sends the call. Resolves with its receipt once the chain has confirmed it and the index has read the block, or
   * with null when it failed or was declined; then `error` says why. Never throws.
   */
  send: <ContractAbi extends Abi, Name extends ContractFunctionName<ContractAbi, 'nonpayable' | 'payable'>>(
    call: ContractCall<ContractAbi, Name>,
  ) => Promise<TransactionReceipt | null>;
  reset: () => void;
};

/**
 * The one transaction flow of the app: idle → signing → pending → confirmed, or failed. Only the chain's receipt makes
 * it confirmed. Its hash is kept in the browser; with a `key` ("accept-12") the same place finds it again after a
 * reload. When the index has caught up, the page's data is refreshed.
 */
export function useTransaction({ key = null }: { key?: string | null } = {}): Transaction {
  const { account, chain, connect } = useSession();
  const router = useRouter();
  const [progress, setProgress] = useState<Progress>(IDLE);
  const busy = useRef(false);

  const finish = useCallback(
    async (receipt: TransactionReceipt): Promise<TransactionReceipt> => {
      removePendingTransaction(receipt.transactionHash);
      setProgress((before) => ({ ...before, state: 'confirmed', error: null, hash: receipt.transactionHash }));
      const indexed = await waitForIndex(receipt.blockNumber);
      setProgress((before) => ({ ...before, indexed }));
      router.refresh();
      return receipt;
    },
    [router],
  );

  const fail = useCallback((error: unknown, hash: Hash | null) => {
    const known = error instanceof WalletError;
    if (!known) console.error(error);
    // A transaction whose fate is unknown stays on the list, to be looked up again.
    if (hash && !(known && error.kind === 'unavailable')) removePendingTransaction(hash);
    const message = known ? error.message : 'Something went wrong in the page; nothing was sent. Reload and try again.';
    setProgress((before) => ({ ...before, state: 'failed', error: message }));
  }, []);

  const send: Transaction['send'] = useCallback(
    async (call) => {
      if (busy.current) return null;
      busy.current = true;
      let hash: Hash | null = null;
      setProgress({ ...IDLE, state: 'signing', explain: call.explain });
      try {
        const { runTransaction } = await import('@/components/wallet/run-transaction');
        const { abi, address, functionName, args, explain, value } = call;
        const receipt = await runTransaction({
          chain,
          account,
          call: { abi, address, functionName, args, explain, ...(value === undefined ? {} : { value }) },
          onSent: (sent) => {
            hash = sent;
            addPendingTransaction({
              hash: sent,
              chainId: chain.chainId,
              account: account ?? '',
              explain,
              key,
              sentAt: Date.now(),
            });
            setProgress((before) => ({ ...before, state: 'pending', hash: sent }));
          },
        });
        return await finish(receipt);
      } catch (error) {
        if (error instanceof WalletError && error.kind === 'not-connected') connect();
        fail(error, hash);
        return null;
      } finally {
        busy.current = false;
      }
    },
    [account, chain, connect, fail, finish, key],
  );

  useEffect(() => {
    const found = key === null ? undefined : readPendingTransactions().find((one) => one.key === key);
    if (!found || found.chainId !== chain.chainId || busy.current) return;
    busy.current = true;
    setProgress({ ...IDLE, state: 'pending', hash: found.hash, explain: found.explain });
    import('@/components/wallet/run-transaction')
      .then(({ followTransaction }) => followTransaction({ chain, hash: found.hash }))
      .then(finish)
      .catch((error) => fail(error, found.hash))
      .finally(() => {
        busy.current = false;
      });
  }, [key, chain, fail, finish]);

  const reset = useCallback(() => setProgress(IDLE), []);
  return { ...progress, send, reset };
}
