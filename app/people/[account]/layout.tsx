import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { getAccount } from '@/app/people/[account]/get-account';
import { nameAddress } from '@/lib/chain/name-address';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import { shortenAddress } from '@/lib/chain/shorten-address';

type Props = { params: Promise<{ account: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const account = await getAccount((await params).account);
  return { title: nameAddress(account, readChainConfig()) ?? shortenAddress(account) };
}

/** Says 404 before anything of the page is sent. */
export default async function PersonLayout({ params, children }: Props & { children: ReactNode }) {
  await getAccount((await params).account);
  return children;
}
