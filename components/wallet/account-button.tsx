'use client';

import { lazy, Suspense } from 'react';
import { useTexts } from '#texts';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { ChevronDownIcon } from '@/components/ui/icons';
import { Menu } from '@/components/ui/menu';
import { Spinner } from '@/components/ui/spinner';
import { useSession } from '@/components/wallet/session-provider';
import { accountName } from '@/lib/chain/account-names';
import { shortenAddress } from '@/lib/chain/shorten-address';

// It reads the chain: its code comes when the menu is opened.
const AccountMenu = lazy(() =>
  import('@/components/wallet/account-menu').then((module) => ({ default: module.AccountMenu })),
);

/** Connect, or with a wallet that is connected already sign in, or who one is. Rendered by the server already: the session comes with the page. */
export function AccountButton() {
  const t = useTexts('wallet.accountButton');
  const { account, wallet, chain, connect, connecting } = useSession();
  if (!account) {
    return (
      <Button onClick={connect} busy={connecting} className="h-9">
        {t(wallet ? 'signIn' : 'connect')}
      </Button>
    );
  }
  const name = accountName(account, chain);
  return (
    <Menu
      label={t('label')}
      trigger={
        <Button
          variant="secondary"
          className="h-9 max-w-40 px-2.5"
          title={account}
          aria-label={t('account', { name: name ?? account })}
        >
          <Avatar address={account} />
          <span className={name ? 'truncate' : 'truncate font-mono text-xs max-sm:hidden'}>
            {name ?? shortenAddress(account)}
          </span>
          <ChevronDownIcon className="text-muted" />
        </Button>
      }
    >
      <Suspense fallback={<Spinner className="m-3" />}>
        <AccountMenu account={account} />
      </Suspense>
    </Menu>
  );
}
