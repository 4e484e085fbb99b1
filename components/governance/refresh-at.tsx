'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Browsers count longer timers wrongly. */
const LONGEST_MS = 2_000_000_000;
/** The chain counts whole seconds, and a vote opens and closes in the second after its time. */
const MARGIN_MS = 2_000;

/**
 * Reads the page's data again when something is due: `at` by the clock that says `now`, which is the chain's and may
 * differ from the reader's.
 */
export function RefreshAt({ at, now }: { at: Date | null; now: Date }) {
  const router = useRouter();
  const wait = at ? at.getTime() - now.getTime() + MARGIN_MS : null;
  useEffect(() => {
    if (wait === null || wait > LONGEST_MS) return;
    const timer = setTimeout(() => router.refresh(), Math.max(wait, MARGIN_MS));
    return () => clearTimeout(timer);
  }, [wait, router]);
  return null;
}
