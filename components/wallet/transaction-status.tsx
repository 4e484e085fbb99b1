'use client';

import { CircleCheck } from 'lucide-react';
import { useTexts } from '#texts';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { useSession } from '@/components/wallet/session-provider';
import { useFaucet } from '@/components/wallet/use-faucet';
import type { Transaction } from '@/components/wallet/use-transaction';
import { shortenAddress } from '@/lib/chain/shorten-address';

export type ShownTransaction = Pick<
  Transaction,
  'state' | 'busy' | 'error' | 'hash' | 'indexed' | 'explain' | 'step' | 'failure'
>;

/** What became of a transaction, in words; read out as it changes. Nothing while idle. */
export function TransactionStatus({
  transaction: { state, error, hash, indexed, explain, step, failure },
}: {
  transaction: ShownTransaction;
}) {
  const t = useTexts('wallet.transactionStatus');
  return (
    <div aria-live="polite" className="max-w-full text-sm">
      {state === 'signing' ? (
        <p className="text-muted">
          {step ? <span className="mr-1.5 font-medium tabular-nums">{t('step', step)}</span> : null}
          {explain ? t('signing', { explain }) : t('signingPlain')}
        </p>
      ) : null}
      {state === 'pending' ? (
        <p className="text-muted">
          {t('pending')} <HashLink hash={hash} />
        </p>
      ) : null}
      {state === 'confirmed' ? (
        <p className="flex items-center gap-1.5 text-good">
          <CircleCheck className="size-4 shrink-0" aria-hidden="true" />
          <span>
            {indexed ? t('confirmed') : t('confirmedIndexing')} <HashLink hash={hash} />
          </span>
        </p>
      ) : null}
      {state === 'failed' && error ? (
        <Alert tone={failure === 'declined' ? 'info' : 'bad'} action={failure === 'no-gas' ? <GetGas /> : undefined}>
          {error} <HashLink hash={hash} />
        </Alert>
      ) : null}
    </div>
  );
}

/** Where what pays the network fee comes from: the faucet here, a bridge elsewhere. */
function GetGas() {
  const t = useTexts('wallet.transactionStatus');
  const { chain, getSigner } = useSession();
  const faucet = useFaucet();
  if (chain.local) {
    return (
      <Button
        size="sm"
        variant="secondary"
        busy={faucet.busy}
        onClick={() => void faucet.ask(getSigner() ?? undefined)}
      >
        {t('faucet')}
      </Button>
    );
  }
  if (!chain.bridgeUrl) return null;
  return (
    <a className="link" href={chain.bridgeUrl} target="_blank" rel="noreferrer">
      {t('bridge', { symbol: chain.symbol })}
    </a>
  );
}

function HashLink({ hash }: { hash: string | null }) {
  const t = useTexts('wallet.transactionStatus');
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
      {t('explorer')}
    </a>
  );
}
