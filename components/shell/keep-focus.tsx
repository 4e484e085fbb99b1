'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useRef } from 'react';

/**
 * Puts the focus where the content begins once another page has taken the place of what had it: who goes by the keys goes
 * on from there, and a screen reader reads on from there. What stays on the screen, as a link of the top bar, keeps it.
 * Goes in a Suspense: a page that is rendered before anybody asks for it has no search.
 */
export function KeepFocus() {
  const address = `${usePathname()}?${useSearchParams()}`;
  const before = useRef(address);
  useEffect(() => {
    if (before.current === address) return;
    before.current = address;
    // An address with a fragment says itself where to go on.
    if (document.activeElement !== document.body || location.hash !== '') return;
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [address]);
  return null;
}
