'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Abi, ContractFunctionName } from 'viem';
import { useSay, useTexts } from '#texts';
import { toast } from '@/components/ui/toast';
import type { AnyContractCall, ContractCall } from '@/components/wallet/contract-call';
import type { Followed } from '@/components/wallet/follow-transaction';
import {
  addPendingTransaction,
  readPendingTransactions,
  removePendingTransaction,
} from '@/components/wallet/pending-transactions';
import { useSession } from '@/components/wallet/session-provider';
import { useLastWord } from '@/components/wallet/use-last-word';
import { waitForIndex } from '@/components/wallet/wait-for-index';
import { WalletError, writeWalletError } from '@/components/wallet/wallet-error';

type Hash = `0x${string}`;

export type TransactionState = 'idle' | 'signing' | 'pending' | 'confirmed' | 'failed';

type Progress = {
  state: TransactionState;
  error: string | null;
  hash: Hash | null;
  indexed: boolean;
  /** Confirmed, and the index is still reading the block. */
  indexing?: boolean;
  explain: string;
  /** Which of the wallet's questions this is, from 1, and how many there are. */
  step?: { at: number; of: number };
  /** What the page can offer where it failed. */
  failure?: WalletError['kind'];
};

/** Which one it is: by what it was sent as, null before that, and in words. */
type Sent = { hash: Hash | null; explain: string };

type Show = (next: Progress | ((before: Progress) => Progress)) => void;

const CONFIRMED = { outcome: 'confirmed', words: '' } as const;
const IDLE: Progress = { state: 'idle', error: null, hash: null, indexed: false, explain: '' };

export type Transaction = Progress & {
  /** Whether another cannot be sent yet: until the page shows what came of this one. */
  busy: boolean;
  /**
   * Sends the call. Resolves with its receipt once the chain has confirmed it and the index has read the block, or
   * with null when it failed or was declined; then `error` says why. Never throws. `first` is an allowance that the
   * call needs: asked together with it where the wallet can, else before it.
   */
  send: <ContractAbi extends Abi, Name extends ContractFunctionName<ContractAbi, 'nonpayable' | 'payable'>>(
    call: ContractCall<ContractAbi, Name>,
    first?: AnyContractCall,
  ) => Promise<Followed | null>;
  /** Shows it no more, for the next one; what was sent is followed to its end all the same. */
  reset: () => void;
};

/**
 * The one transaction flow of the app: idle → signing → pending → confirmed, or failed. Only the chain's receipt makes
 * it confirmed. Its hash is kept in the browser, with a `key` ("accept-12") by which the same place finds it again after a
 * reload. When the index has caught up, the page's data is refreshed; where its place is gone by then, a message says what
 * came of it, unless the refreshed page tells that (`pageTells`).
 */
export function useTransaction({ key, pageTells = false }: { key: string; pageTells?: boolean }): Transaction {
  const t = useTexts('wallet.walletError');
  const elsewhere = useTexts('wallet.pendingNotice');
  const say = useSay();
  const { account, chain, connect, getSigner } = useSession();
  const router = useRouter();
  const leaveWord = useLastWord(key, { tells: pageTells });
  const [progress, setProgress] = useState<Progress>(IDLE);
  const busy = useRef(false);
  // Which transaction is shown: one that was let go of goes on to its end, but no longer here.
  const round = useRef(0);
  const begin = useCallback(() => {
    leaveWord(null);
    busy.current = true;
    round.current += 1;
    const mine = round.current;
    return {
      show: ((next) => {
        if (mine === round.current) setProgress(next);
      }) satisfies Show,
      end: () => {
        if (mine === round.current) busy.current = false;
      },
    };
  }, [leaveWord]);
  const reset = useCallback(() => {
    leaveWord(null);
    round.current += 1;
    busy.current = false;
    setProgress(IDLE);
  }, [leaveWord]);

  // What somebody else sent is not this account's, in the same page as in the same browser.
  const before = useRef(account);
  useEffect(() => {
    if (before.current !== null && before.current !== account) reset();
    before.current = account;
  }, [account, reset]);

  const finish = useCallback(
    async (followed: Followed, { hash, explain }: Sent, show: Show): Promise<Followed> => {
      const { transactionHash, about } = followed;
      removePendingTransaction(hash ?? transactionHash, { ...CONFIRMED, minedAs: transactionHash, about });
      show((shown) => ({ ...shown, state: 'confirmed', error: null, hash: transactionHash, indexing: true }));
      leaveWord(() => toast.success(elsewhere('confirmed', { explain })));
      const indexed = await waitForIndex(followed.blockNumber);
      show((shown) => ({ ...shown, indexed, indexing: false }));
      router.refresh();
      return followed;
    },
    [elsewhere, leaveWord, router],
  );

  const fail = useCallback(
    (error: unknown, { hash, explain }: Sent, show: Show) => {
      const known = error instanceof WalletError;
      if (!known) console.error(error);
      const message = known ? writeWalletError(t, say, error) : t(hash ? 'sentUnknown' : 'unknown');
      // A transaction whose fate is unknown stays on the list, to be looked up again.
      if (hash && known && error.kind !== 'unavailable')
        removePendingTransaction(hash, { outcome: 'failed', words: message });
      show((shown) => ({
        ...shown,
        state: 'failed',
        error: message,
        ...(known ? { failure: error.kind } : {}),
      }));
      if (!known || !['declined', 'not-connected'].includes(error.kind))
        leaveWord(() => toast.error(elsewhere('failed', { explain, words: message })));
    },
    [t, elsewhere, leaveWord, say],
  );

  const send: Transaction['send'] = useCallback(
    async (call, first) => {
      if (busy.current) return null;
      const { show, end } = begin();
      let hash: Hash | null = null;
      const signer = getSigner();
      const about = location.pathname;
      show({ ...IDLE, state: 'signing', explain: call.explain });
      try {
        const { runTransaction } = await import('@/components/wallet/run-transaction');
        const followed = await runTransaction({
          chain,
          account: signer,
          call: withoutTypes(call),
          ...(first ? { first } : {}),
          progress: {
            onAsk: ({ explain, at, of }) =>
              show({ ...IDLE, state: 'signing', explain, ...(of > 1 ? { step: { at, of } } : {}) }),
            onSent: ({ main, explain, ...sent }) => {
              hash = sent.hash;
              addPendingTransaction({
                ...sent,
                chainId: chain.chainId,
                account: signer ?? '',
                explain,
                // An allowance found again after a reload is not the deed itself.
                key: main ? key : null,
                about,
                sentAt: Date.now(),
              });
              show((shown) => ({ ...shown, state: 'pending', hash: sent.batchId ? null : sent.hash }));
            },
            onDone: (done) => {
              removePendingTransaction(done, CONFIRMED);
              hash = null;
              show((shown) => ({ ...shown, state: 'signing', hash: null }));
            },
          },
        });
        return await finish(followed, { hash, explain: call.explain }, show);
      } catch (error) {
        if (error instanceof WalletError && error.kind === 'not-connected') connect();
        fail(error, { hash, explain: call.explain }, show);
        return null;
      } finally {
        end();
      }
    },
    [begin, chain, connect, fail, finish, getSigner, key],
  );

  useEffect(() => {
    const found = readPendingTransactions().find((one) => one.key === key);
    if (!found || found.chainId !== chain.chainId || busy.current) return;
    if (account !== null && found.account !== account) return;
    const { show, end } = begin();
    show({ ...IDLE, state: 'pending', hash: found.batchId ? null : found.hash, explain: found.explain });
    import('@/components/wallet/follow-transaction')
      .then(({ followTransaction }) => followTransaction({ chain, sent: found }))
      .then((followed) => finish(followed, found, show))
      .catch((error) => fail(error, found, show))
      .finally(end);
  }, [key, account, chain, begin, fail, finish]);

  const { state, indexing = false } = progress;
  return { ...progress, busy: state === 'signing' || state === 'pending' || indexing, send, reset };
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
