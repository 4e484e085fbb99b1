'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/**
 * Reads the page's figures again while somebody looks at it: every `seconds`, and at once when they come back to it. Rests
 * while the page is hidden or there is no network, and after ten minutes in which nobody moved.
 */
export function KeepCurrent({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    let moved = Date.now();
    const wanted = () => document.visibilityState === 'visible' && navigator.onLine && Date.now() - moved < REST_MS;
    const refresh = () => {
      if (wanted()) router.refresh();
    };
    const onMove = () => {
      moved = Date.now();
    };
    const onShown = () => {
      if (document.visibilityState !== 'visible') return;
      onMove();
      refresh();
    };
    const timer = setInterval(refresh, seconds * 1000);
    document.addEventListener('visibilitychange', onShown);
    for (const event of MOVES) addEventListener(event, onMove, { passive: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onShown);
      for (const event of MOVES) removeEventListener(event, onMove);
    };
  }, [router, seconds]);
  return null;
}

const REST_MS = 600_000;
const MOVES = ['pointermove', 'keydown', 'scroll', 'touchstart'] as const;
