'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/**
 * Reads the page's figures again while somebody looks at it: every `seconds`, and at once when they come back to it; where
 * what is waited for may never come, `slowing` down to once a minute. Several that are due together read it once. Rests
 * while the page is hidden or there is no network, and after ten minutes in which nobody moved.
 */
export function KeepCurrent({ seconds, slowing = false }: { seconds: number; slowing?: boolean }) {
  const router = useRouter();
  useEffect(() => {
    let moved = Date.now();
    let wait = seconds * 1000;
    const wanted = () => document.visibilityState === 'visible' && navigator.onLine && Date.now() - moved < REST_MS;
    const refresh = () => {
      if (!wanted() || Date.now() - readAt < TOGETHER_MS) return;
      readAt = Date.now();
      router.refresh();
    };
    const onMove = () => {
      moved = Date.now();
    };
    const onShown = () => {
      if (document.visibilityState !== 'visible') return;
      onMove();
      refresh();
    };
    const onTime = () => {
      refresh();
      if (slowing) wait = Math.min(wait * SLOWER, SLOWEST_MS);
      timer = setTimeout(onTime, wait);
    };
    let timer = setTimeout(onTime, wait);
    document.addEventListener('visibilitychange', onShown);
    for (const event of MOVES) addEventListener(event, onMove, { passive: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onShown);
      for (const event of MOVES) removeEventListener(event, onMove);
    };
  }, [router, seconds, slowing]);
  return null;
}

/** When the page was read last, in milliseconds since 1970. */
let readAt = 0;

const TOGETHER_MS = 500;
const REST_MS = 600_000;
const SLOWER = 1.25;
const SLOWEST_MS = 60_000;
const MOVES = ['pointermove', 'keydown', 'scroll', 'touchstart'] as const;
