'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTexts } from '#texts';
import { Badge } from '@/components/ui/badge';
import { Checkbox } from '@/components/ui/checkbox';
import { Link } from '@/components/ui/link';
import { TimeAgo } from '@/components/ui/time-ago';
import {
  type PastTransaction,
  type PendingTransaction,
  readPastTransactions,
  readPendingTransactions,
  watchPendingTransactions,
} from '@/components/wallet/pending-transactions';
import { useSession } from '@/components/wallet/session-provider';
import { setSkipsReview, skipsReview, watchReviews } from '@/components/wallet/wallet-review';
import { shortenAddress } from '@/lib/chain/shorten-address';

type Shown = PendingTransaction & Partial<Pick<PastTransaction, 'outcome' | 'words'>>;

/** What was sent from this browser and what became of it, pending ones first; and whether the wallet is explained each time. */
export function RecentTransactions() {
  const t = useTexts('account.recentTransactions');
  const { account, chain } = useSession();
  const pathname = usePathname();
  const [list, setList] = useState<readonly Shown[] | null>(null);
  const [explains, setExplains] = useState(true);
  useEffect(() => {
    const read = () => {
      const mine = (one: Shown) => one.chainId === chain.chainId && one.account === account;
      setList([...readPendingTransactions().reverse(), ...readPastTransactions()].filter(mine).slice(0, 10));
    };
    read();
    return watchPendingTransactions(read);
  }, [account, chain.chainId]);
  useEffect(() => {
    const read = () => setExplains(!skipsReview());
    read();
    return watchReviews(read);
  }, []);

  return (
    <div className="grid gap-5">
      {list && list.length > 0 ? (
        <ul className="divide-y divide-line text-sm">
          {list.map((one) => (
            <li key={one.hash} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
              <span className="min-w-0">
                <span className="block break-words font-medium">
                  {one.about && one.about !== pathname ? (
                    <Link href={one.about} className="link">
                      {one.explain}
                    </Link>
                  ) : (
                    one.explain
                  )}
                </span>
                {one.words ? <span className="block text-bad">{one.words}</span> : null}
                <span className="flex flex-wrap gap-x-3 text-faint text-xs">
                  <TimeAgo at={new Date(one.sentAt)} />
                  {chain.explorerUrl && !one.batchId ? (
                    <a className="link" href={`${chain.explorerUrl}/tx/${one.hash}`} target="_blank" rel="noreferrer">
                      {t('explorer')}
                    </a>
                  ) : (
                    <code title={one.hash}>{shortenAddress(one.hash)}</code>
                  )}
                </span>
              </span>
              <Badge tone={one.outcome === 'confirmed' ? 'good' : one.outcome === 'failed' ? 'bad' : 'river'}>
                {t(one.outcome ?? 'pending')}
              </Badge>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted text-sm">{list ? t('none') : t('reading')}</p>
      )}
      <Checkbox
        checked={explains}
        onChange={(event) => {
          setExplains(event.target.checked);
          setSkipsReview(!event.target.checked);
        }}
        label={t('explain')}
        description={t('explainHint')}
      />
    </div>
  );
}
