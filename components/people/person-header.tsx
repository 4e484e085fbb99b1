'use client';

import { useTexts } from '#texts';
import { Avatar } from '@/components/ui/avatar';
import { CopyButton } from '@/components/ui/copy-button';
import { nameOrShorten } from '@/components/ui/name-address';
import { useSession } from '@/components/wallet/session-provider';

/** Who it is: picture, name where the protocol knows one, whole address, and what they do here. */
export function PersonHeader({
  account,
  roles,
}: {
  account: string;
  roles: { datanets: number; models: number; curates: number };
}) {
  const t = useTexts('people.personHeader');
  const address = useTexts('ui.address');
  const { chain, account: reader } = useSession();
  const does = [
    ...(reader === account ? [t('you')] : []),
    ...(roles.datanets > 0 ? [t('owns', { count: roles.datanets })] : []),
    ...(roles.curates > 0 ? [t('curates', { count: roles.curates })] : []),
    ...(roles.models > 0 ? [t('published', { count: roles.models })] : []),
  ];
  return (
    <header className="mb-10 flex items-start gap-4">
      <Avatar address={account} className="size-14 shrink-0" />
      <div className="min-w-0">
        <h1 className="break-words text-3xl sm:text-4xl" translate="no">
          {nameOrShorten(address, account, chain)}
        </h1>
        <p className="mt-1 flex min-w-0 items-center gap-1 text-muted text-sm">
          <code className="truncate font-mono text-xs" translate="no">
            {account}
          </code>
          <CopyButton text={account} label={t('copy')} />
        </p>
        {does.length > 0 ? (
          <ul className="mt-1 flex flex-wrap gap-x-4 text-muted text-sm">
            {does.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </header>
  );
}
