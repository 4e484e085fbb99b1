'use client';

import { usePathname } from 'next/navigation';
import { useTexts } from '#texts';
import { isInArea, NAV_LINKS } from '@/components/shell/nav-links';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';

/** The areas, on screens wide enough to show them all. */
export function MainNav() {
  const t = useTexts('shell.places');
  const pathname = usePathname();
  return (
    <nav aria-label={t('main')} className="hidden min-[72rem]:block">
      <ul className="flex items-center">
        {NAV_LINKS.map(({ href, name }) => {
          const active = isInArea({ pathname, href });
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={active ? 'page' : undefined}
                className={cn(
                  'flex h-10 items-center rounded-md px-3 font-medium text-sm transition-colors',
                  active ? 'here text-ink [--here-bottom:1px]' : 'text-muted hover:text-ink',
                )}
              >
                {t(name)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
