'use client';

import { useSyncExternalStore } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
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
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) request.reject();
      }}
      title="Who would you like to be?"
      description="These people live on the local chain only. Their keys are public, their OPEN is play money."
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
                  <span className="block text-muted text-sm">{person.role}</span>
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
  const { person, title, lines, text } = request;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) request.reject();
      }}
      title={title}
      description={`Development wallet, as ${person.name}`}
      className={ABOVE_WALLET}
      overlayClassName={ABOVE_WALLET}
      footer={
        <>
          <Button variant="secondary" onClick={request.reject}>
            Decline
          </Button>
          <Button onClick={request.resolve}>Sign as {person.name}</Button>
        </>
      }
    >
      {text ? (
        <pre className="whitespace-pre-wrap break-words rounded-md bg-sunken p-3 font-sans text-sm">{text}</pre>
      ) : null}
      {lines.length > 0 ? (
        <dl className="grid gap-2.5 text-sm">
          {lines.map((line) => (
            <div key={line.label} className="grid gap-0.5 sm:grid-cols-[9rem_1fr] sm:gap-3">
              <dt className="text-faint">{line.label}</dt>
              <dd className="line-clamp-4 break-all font-mono text-[0.8125rem]">{line.value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </Dialog>
  );
}
