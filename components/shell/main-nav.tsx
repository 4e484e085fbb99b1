'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { isInArea, NAV_LINKS } from '@/components/shell/nav-links';
import { cn } from '@/components/ui/cn';

/** The areas, on screens wide enough to show them all. */
export function MainNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="hidden lg:block">
      <ul className="flex items-center gap-1">
        {NAV_LINKS.map(({ href, label }) => {
          const active = isInArea({ pathname, href });
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={active ? 'page' : undefined}
                className={cn(
                  'relative flex h-9 items-center rounded-md px-3 font-medium text-sm transition-colors',
                  active ? 'text-ink' : 'text-muted hover:text-ink',
                  active &&
                    'after:absolute after:inset-x-3 after:bottom-0.5 after:h-0.5 after:rounded-full after:bg-river',
                )}
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
