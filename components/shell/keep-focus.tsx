'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { holdFocus } from '@/components/shell/hold-focus';

/**
 * Puts the focus where the content begins once another page has taken the place of what had it: who goes by the keys goes
 * on from there, and a screen reader reads on from there. What stays in sight, as a link of the top bar, keeps it; a link of
 * the footer does not, once the page begins anew above it.
 * Goes in a Suspense: a page that is rendered before anybody asks for it has no search.
 */
export function KeepFocus() {
  const path = usePathname();
  const address = `${path}?${useSearchParams()}`;
  const before = useRef(address);
  useEffect(holdFocus, []);
  useEffect(() => {
    if (before.current === address) return;
    const samePage = before.current.startsWith(`${path}?`);
    before.current = address;
    // An address with a fragment says itself where to go on.
    if (location.hash !== '') return;
    const holder = document.activeElement;
    if (holder && holder !== document.body && (samePage || isInSight(holder))) return;
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [address, path]);
  return null;
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
