'use client';

import { CircleCheck } from 'lucide-react';
import { Alert } from '@/components/ui/alert';
import { useSession } from '@/components/wallet/session-provider';
import type { Transaction } from '@/components/wallet/use-transaction';
import { shortenAddress } from '@/lib/chain/shorten-address';

/** What became of a transaction, in words; read out as it changes. Nothing while idle. */
export function TransactionStatus({
  transaction: { state, error, hash, indexed, explain },
}: {
  transaction: Pick<Transaction, 'state' | 'error' | 'hash' | 'indexed' | 'explain'>;
}) {
  return (
    <div aria-live="polite" className="max-w-full text-sm">
      {state === 'signing' ? (
        <p className="text-muted">Confirm in your wallet{explain ? <>: {explain}.</> : '.'}</p>
      ) : null}
      {state === 'pending' ? (
        <p className="text-muted">
          Sent; waiting for the chain. <HashLink hash={hash} />
        </p>
      ) : null}
      {state === 'confirmed' ? (
        <p className="flex items-center gap-1.5 text-good">
          <CircleCheck className="size-4 shrink-0" aria-hidden="true" />
          <span>
            {indexed ? 'Confirmed on chain.' : 'Confirmed on chain; bringing the page up to date…'}{' '}
            <HashLink hash={hash} />
          </span>
        </p>
      ) : null}
      {state === 'failed' && error ? (
        <Alert tone="bad">
          {error} <HashLink hash={hash} />
        </Alert>
      ) : null}
    </div>
  );
}

function HashLink({ hash }: { hash: string | null }) {
  const { chain } = useSession();
  if (!hash) return null;
  if (!chain.explorerUrl) {
    return (
      <code className="font-mono text-xs" title={hash}>
        {shortenAddress(hash)}
      </code>
    );
  }
  return (
    <a className="link" href={`${chain.explorerUrl}/tx/${hash}`} target="_blank" rel="noreferrer">
      See it in the explorer
    </a>
  );
}
