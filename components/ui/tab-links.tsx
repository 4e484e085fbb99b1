import type { ReactNode } from 'react';
import { useReader } from '#texts';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import { ScrollingNav } from '@/components/ui/scrolling-nav';
import { formatNumber } from '@/lib/core/format-number';

export type TabLink = { href: string; label: ReactNode; active: boolean; count?: number };

/** Tabs that are links: each has its own address, so the back button and a shared link work. */
export function TabLinks({
  items,
  label,
  className,
}: {
  items: readonly TabLink[];
  label: string;
  className?: string;
}) {
  const { tag } = useReader();
  return (
    <ScrollingNav
      label={label}
      className={cn('tabs flex gap-2 overflow-x-auto border-line-strong/70 border-b', className)}
    >
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          scroll={false}
          aria-current={item.active ? 'page' : undefined}
          className={cn(
            'flex h-11 items-center gap-2 whitespace-nowrap px-3 font-medium text-sm transition-colors first:pl-0 focus-visible:-outline-offset-2',
            item.active ? 'here text-ink first:[--here-inset:0_0.75rem]' : 'text-muted hover:text-ink',
          )}
        >
          {item.label}
          {item.count === undefined ? null : (
            <span className="text-faint text-xs tabular-nums">{formatNumber(item.count, tag)}</span>
          )}
        </Link>
      ))}
    </ScrollingNav>
  );
}
