import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { ScrollingNav } from '@/components/ui/scrolling-nav';

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
  return (
    <ScrollingNav label={label} className={cn('flex gap-1 overflow-x-auto border-line border-b', className)}>
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          scroll={false}
          aria-current={item.active ? 'page' : undefined}
          className={cn(
            '-mb-px flex h-10 items-center gap-2 whitespace-nowrap border-b-2 px-3 font-medium text-sm transition-colors focus-visible:-outline-offset-2',
            item.active ? 'border-river text-ink' : 'border-transparent text-muted hover:text-ink',
          )}
        >
          {item.label}
          {item.count === undefined ? null : (
            <span className="rounded-full bg-sunken px-1.5 text-muted text-xs tabular-nums">{item.count}</span>
          )}
        </Link>
      ))}
    </ScrollingNav>
  );
}
