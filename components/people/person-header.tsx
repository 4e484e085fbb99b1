'use client';

import { countWords } from '@/components/datanets/count-words';
import { Avatar } from '@/components/ui/avatar';
import { CopyButton } from '@/components/ui/copy-button';
import { useSession } from '@/components/wallet/session-provider';
import { nameAddress } from '@/lib/chain/name-address';
import { shortenAddress } from '@/lib/chain/shorten-address';

/** Who it is: picture, name where the protocol knows one, whole address, and what they do here. */
export function PersonHeader({
  account,
  roles,
}: {
  account: string;
  roles: { datanets: number; models: number; curates: number };
}) {
  const { chain, account: reader } = useSession();
  const name = nameAddress(account, chain);
  const does = [
    roles.datanets > 0 ? `owns ${countWords(roles.datanets, 'Datanet')}` : null,
    roles.curates > 0 ? `curates ${countWords(roles.curates, 'Datanet')} of others` : null,
    roles.models > 0 ? `published ${countWords(roles.models, 'model')}` : null,
  ].filter((one) => one !== null);
  return (
    <header className="mb-8 flex items-start gap-4">
      <Avatar address={account} className="size-12 shrink-0" />
      <div className="min-w-0">
        <h1 className="break-words font-semibold text-2xl sm:text-3xl">{name ?? shortenAddress(account)}</h1>
        <p className="mt-1 flex min-w-0 items-center gap-1 text-muted text-sm">
          <code className="truncate font-mono text-xs">{account}</code>
          <CopyButton text={account} label="Copy the address" />
        </p>
        {reader === account || does.length > 0 ? (
          <p className="mt-1 text-muted text-sm">
            {[...(reader === account ? ['this is you'] : []), ...does]
              .join(' · ')
              .replace(/^./, (first) => first.toUpperCase())}
          </p>
        ) : null}
      </div>
    </header>
  );
}
