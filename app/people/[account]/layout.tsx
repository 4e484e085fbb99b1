import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { getAccount } from '@/app/people/[account]/get-account';
import { nameOrShorten } from '@/components/ui/name-address';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import { getTexts } from '@/lib/texts/get-texts';

type Props = { params: Promise<{ account: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, account] = await Promise.all([getTexts('ui.address'), params.then((path) => getAccount(path.account))]);
  return { title: nameOrShorten(t, account, readChainConfig()) };
}

/** Says 404 before anything of the page is sent. */
export default async function PersonLayout({ params, children }: Props & { children: ReactNode }) {
  await getAccount((await params).account);
  return children;
}
