'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTexts } from '#texts';
import { isInArea, MORE_LINKS, NAV_LINKS } from '@/components/shell/nav-links';
import { buttonClass } from '@/components/ui/button-class';
import { cn } from '@/components/ui/cn';
import { MenuIcon } from '@/components/ui/icons';
import { Link } from '@/components/ui/link';

/**
 * All places behind one button, on a screen too narrow for a row of them. The browser opens and closes it (a popover): it
 * works before the page is live, closes by Escape and by a touch beside it, and gives the focus back.
 */
export function MobileNav({ children }: { children: ReactNode }) {
  const t = useTexts('shell.places');
  const pathname = usePathname();
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const close = () => {
    if (panel.current?.matches(':popover-open')) panel.current.hidePopover();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page changed, so the menu has done its work
  useEffect(close, [pathname]);
  return (
    <div className="min-[72rem]:hidden">
      <button
        type="button"
        popoverTarget={id}
        aria-label={t('menu')}
        className={buttonClass({ variant: 'quiet', className: '-mr-2 w-10 px-0' })}
      >
        <MenuIcon className="size-5" />
      </button>
      <nav
        ref={panel}
        id={id}
        popover="auto"
        aria-label={t('main')}
        className="inset-x-0 top-16 m-0 max-h-[calc(100dvh-4rem)] w-full max-w-none overflow-y-auto border-line-strong border-b bg-bg px-4 pt-4 pb-8 text-ink shadow-float backdrop:bg-overlay open:animate-fade-in sm:px-6"
      >
        <ul className="grid grid-cols-2 gap-x-6 sm:grid-cols-3">
          {NAV_LINKS.map(({ href, name }) => {
            const active = isInArea({ pathname, href });
            return (
              <li key={href}>
                <Link
                  href={href}
                  onClick={close}
                  aria-current={active ? 'page' : undefined}
                  className={cn(
                    'inline-flex min-h-12 items-center font-display text-2xl',
                    active && 'here [--here-bottom:4px] [--here-inset:0]',
                  )}
                >
                  {t(name)}
                </Link>
              </li>
            );
          })}
        </ul>
        <div className="mt-4 grid grid-cols-2 gap-x-6 gap-y-4 border-line border-t pt-4 sm:grid-cols-3">
          {MORE_LINKS.map((column) => (
            <div key={column.name}>
              <p className="map-label text-base">{t(column.name)}</p>
              <ul>
                {column.links.map(({ href, name }) => (
                  <li key={href}>
                    <Link
                      href={href}
                      onClick={close}
                      className="inline-flex min-h-11 items-center text-muted hover:text-ink"
                    >
                      {t(name)}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
        <div className="mt-2 -ml-2.5">{children}</div>
      </nav>
    </div>
  );
}
