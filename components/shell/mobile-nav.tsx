'use client';

import { Menu as MenuIcon } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { isInArea, NAV_LINKS } from '@/components/shell/nav-links';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';

/** The areas behind one button, on a screen too narrow for them all. */
export function MobileNav() {
  const pathname = usePathname();
  return (
    <div className="lg:hidden">
      <Menu
        label="Main"
        trigger={
          <Button variant="quiet" className="-mr-2 w-10 px-0 [&_svg]:size-5" aria-label="Menu">
            <MenuIcon aria-hidden="true" />
          </Button>
        }
      >
        {NAV_LINKS.map(({ href, label }) => (
          <MenuItem key={href} asChild className="min-h-11 text-base">
            <Link href={href} aria-current={isInArea({ pathname, href }) ? 'page' : undefined}>
              {label}
            </Link>
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
