'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

/**
 * Puts the focus where the content begins once another page has taken the place of what had it: who goes by the keys goes
 * on from there, and a screen reader reads on from there. What stays on the screen, as a link of the top bar, keeps it.
 */
export function KeepFocus() {
  const pathname = usePathname();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    // An address with a fragment says itself where to go on.
    if (document.activeElement !== document.body || location.hash !== '') return;
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}
