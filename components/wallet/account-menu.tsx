'use client';

import { ArrowLeftRight, Coins, Droplets, LayoutList, LogOut, UserRound } from 'lucide-react';
import { erc20Abi } from 'viem';
import { useTexts } from '#texts';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';
import { MenuItem, MenuSeparator } from '@/components/ui/menu';
import { useSession } from '@/components/wallet/session-provider';
import { useChainRead } from '@/components/wallet/use-chain-read';
import { useFaucet } from '@/components/wallet/use-faucet';
import { shortenAddress } from '@/lib/chain/shorten-address';
import type { Hex } from '@/lib/core/hex';

/** What is in the account button's menu; its balance is read from the chain when it opens. */
export function AccountMenu({ account }: { account: Hex }) {
  const t = useTexts('wallet.accountMenu');
  const { chain, signOut, switchAccount } = useSession();
  const faucet = useFaucet();
  const balance = useChainRead({
    address: chain.addresses.openToken,
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [account],
    refreshOn: faucet.given,
  });
  return (
    <>
      <div className="px-2.5 pt-1.5 pb-2">
        <p className="font-mono text-faint text-xs" title={account}>
          {shortenAddress(account)}
        </p>
        <p className="mt-0.5 font-semibold text-base" aria-live="polite">
          {balance.value === undefined ? (
            <span className="font-normal text-faint text-sm">{balance.error ?? t('reading')}</span>
          ) : (
            <Amount baseUnits={balance.value} />
          )}
        </p>
      </div>
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/account">
          <UserRound aria-hidden="true" />
          {t('account')}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href={`/people/${account}#contributions`}>
          <LayoutList aria-hidden="true" />
          {t('contributions')}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/earnings">
          <Coins aria-hidden="true" />
          {t('earnings')}
        </Link>
      </MenuItem>
      {chain.local ? (
        <MenuItem
          disabled={faucet.busy}
          onSelect={(event) => {
            event.preventDefault();
            faucet.ask();
          }}
        >
          <Droplets aria-hidden="true" />
          {faucet.busy ? t('faucetBusy') : t('faucet')}
        </MenuItem>
      ) : null}
      <MenuSeparator />
      {chain.local ? (
        <MenuItem onSelect={switchAccount}>
          <ArrowLeftRight aria-hidden="true" />
          {t('switch')}
        </MenuItem>
      ) : null}
      <MenuItem onSelect={() => void signOut()}>
        <LogOut aria-hidden="true" />
        {t('signOut')}
      </MenuItem>
    </>
  );
}
