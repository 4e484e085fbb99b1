'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useSay, useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { CloseIcon } from '@/components/ui/icons';
import { Spinner } from '@/components/ui/spinner';
import { toast } from '@/components/ui/toast';
import {
  type PendingTransaction,
  readPendingTransactions,
  removePendingTransaction,
  watchPendingTransactions,
} from '@/components/wallet/pending-transactions';
import { useSession } from '@/components/wallet/session-provider';
import { waitForIndex } from '@/components/wallet/wait-for-index';
import { WalletError, writeWalletError } from '@/components/wallet/wallet-error';

/** Transactions sent before this page was loaded and not seen in a block yet: followed to their end, and said so. */
export function PendingNotice() {
  const t = useTexts('wallet.pendingNotice');
  const tError = useTexts('wallet.walletError');
  const say = useSay();
  const { chain } = useSession();
  const router = useRouter();
  const list = useSyncExternalStore(watchPendingTransactions, readEarlier, () => '[]');
  const earlier: PendingTransaction[] = JSON.parse(list);
  // One that nobody takes into a block can wait for days: who has read that shall not read it on each page.
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const mine = earlier.filter((one) => one.chainId === chain.chainId && !hidden.has(one.hash));
  const followed = useRef(new Set<string>());

  useEffect(() => {
    for (const one of readPendingTransactions()) {
      if (one.chainId !== chain.chainId || one.sentAt >= performance.timeOrigin || followed.current.has(one.hash))
        continue;
      followed.current.add(one.hash);
      follow(one);
    }
    async function follow(sent: PendingTransaction) {
      const { hash, explain } = sent;
      try {
        const { followTransaction } = await import('@/components/wallet/follow-transaction');
        const receipt = await followTransaction({ chain, sent });
        const { transactionHash: minedAs, about } = receipt;
        removePendingTransaction(hash, { outcome: 'confirmed', words: '', minedAs, about });
        toast.success(t('confirmed', { explain }));
        await waitForIndex(receipt.blockNumber);
        router.refresh();
      } catch (error) {
        // What the chain could not be asked about stays on the list for the next visit.
        if (!(error instanceof WalletError) || error.kind === 'unavailable') return;
        const words = writeWalletError(tError, say, error);
        removePendingTransaction(hash, { outcome: 'failed', words });
        toast.error(t('failed', { explain, words }));
      }
    }
  }, [chain, router, say, t, tError]);

  if (mine.length === 0) return null;
  return (
    <section
      aria-label={t('label')}
      className="fixed inset-x-4 bottom-4 z-40 mx-auto max-w-md rounded-lg border border-line bg-surface p-4 text-sm shadow-float"
    >
      <ul className="grid gap-2" aria-live="polite">
        {mine.map((one) => (
          <li key={one.hash} className="flex items-center gap-2.5">
            <Spinner className="shrink-0 text-river" />
            <span className="min-w-0 flex-1 break-words">
              {t.rich('waiting', { explain: one.explain, b: (chunks) => <b className="font-medium">{chunks}</b> })}
            </span>
            <Button
              variant="quiet"
              size="sm"
              aria-label={t('hide', { explain: one.explain })}
              onClick={() => setHidden((before) => new Set([...before, one.hash]))}
            >
              <CloseIcon className="size-4" />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

// As text: useSyncExternalStore compares snapshots by identity, and the list is read anew each time.
function readEarlier(): string {
  return JSON.stringify(readPendingTransactions().filter((one) => one.sentAt < performance.timeOrigin));
}
