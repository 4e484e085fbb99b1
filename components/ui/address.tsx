'use client';

import { useTexts } from '#texts';
import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import { nameAddress } from '@/components/ui/name-address';
import { useSession } from '@/components/wallet/session-provider';
import { shortenAddress } from '@/lib/chain/shorten-address';

/** An account: its picture, and its name where the protocol knows one, else the short form. The whole is in the title. */
export function Address({
  address,
  name,
  href,
  className,
}: {
  address: string;
  name?: string | null;
  href?: string;
  className?: string;
}) {
  const { chain } = useSession();
  const t = useTexts('ui.address');
  const known = name === undefined ? nameAddress(t, address, chain) : name;
  const content = (
    <>
      <Avatar address={address} className="size-4.5" />
      <span className={cn('truncate', !known && 'font-mono text-[0.92em]')}>{known ?? shortenAddress(address)}</span>
    </>
  );
  const classes = cn('inline-flex min-w-0 max-w-full items-center gap-1.5 align-middle', className);
  return href ? (
    <Link href={href} title={address} className={cn(classes, 'hover:underline')}>
      {content}
    </Link>
  ) : (
    <span title={address} className={classes}>
      {content}
    </span>
  );
}
