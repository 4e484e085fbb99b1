'use client';

import { useSyncExternalStore } from 'react';
import { useTexts } from '#texts';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Line } from '@/components/wallet/dev-wallet/describe-call';
import {
  currentRequest,
  type DevWalletRequest,
  watchRequests,
} from '@/components/wallet/dev-wallet/dev-wallet-requests';
import { PEOPLE } from '@/components/wallet/dev-wallet/people';
import { ABOVE_WALLET } from '@/components/wallet/wrong-chain-dialog';
import { localAccount } from '@/lib/chain/local-accounts';
import { shortenAddress } from '@/lib/chain/shorten-address';

/** The development wallet's own windows: who to be, and whether to sign. */
export function DevWalletDialogs() {
  const request = useSyncExternalStore(watchRequests, currentRequest, () => null);
  if (!request) return null;
  return request.kind === 'choose' ? <ChooseDialog request={request} /> : <ConfirmDialog request={request} />;
}

function ChooseDialog({ request }: { request: Extract<DevWalletRequest, { kind: 'choose' }> }) {
  const t = useTexts('wallet.devWalletDialogs');
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) request.reject();
      }}
      title={t('who')}
      description={t('whoHint')}
      className={ABOVE_WALLET}
      overlayClassName={ABOVE_WALLET}
    >
      <ul className="-mx-2 grid gap-0.5">
        {PEOPLE.map((person) => {
          const { address } = localAccount(person.index);
          return (
            <li key={person.name}>
              <button
                type="button"
                onClick={() => request.resolve(person)}
                className="flex w-full items-center gap-3 rounded-md px-2 py-2 text-left transition-colors hover:bg-sunken"
              >
                <Avatar address={address} className="size-9" />
                <span className="min-w-0 flex-1">
                  <span className="block font-medium text-sm">{person.name}</span>
                  <span className="block text-muted text-sm">{t(person.name)}</span>
                </span>
                <code className="hidden font-mono text-faint text-xs sm:block">{shortenAddress(address)}</code>
              </button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}

function ConfirmDialog({ request }: { request: Extract<DevWalletRequest, { kind: 'confirm' }> }) {
  const t = useTexts('wallet.devWalletDialogs');
  const { person, title, lines, text } = request;
  const technical = lines.filter((line) => line.technical);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) request.reject();
      }}
      title={title}
      description={t('as', { name: person.name })}
      className={ABOVE_WALLET}
      overlayClassName={ABOVE_WALLET}
      footer={
        <>
          <Button variant="secondary" onClick={request.reject}>
            {t('decline')}
          </Button>
          <Button onClick={request.resolve}>{t('sign', { name: person.name })}</Button>
        </>
      }
    >
      {text ? (
        <pre className="whitespace-pre-wrap break-words rounded-md bg-sunken p-3 font-sans text-sm">{text}</pre>
      ) : null}
      <Lines lines={lines.filter((line) => !line.technical)} />
      {technical.length > 0 ? (
        <details className="mt-4 border-line border-t pt-3 text-sm">
          <summary className="cursor-pointer text-muted">{t('technical')}</summary>
          <div className="mt-3">
            <Lines lines={technical} />
          </div>
        </details>
      ) : null}
    </Dialog>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <dl className="grid gap-2.5 text-sm">
      {lines.map((line) => (
        <div key={line.label} className="grid gap-0.5 sm:grid-cols-[9rem_1fr] sm:gap-3">
          <dt className="text-muted">{line.label}</dt>
          <dd
            className={
              line.technical ? 'line-clamp-4 break-all font-mono text-[0.8125rem]' : 'break-words font-medium text-ink'
            }
          >
            {line.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
