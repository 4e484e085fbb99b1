'use client';

import { useEffect, useState } from 'react';

/**
 * The reader's clock in milliseconds since 1970, read again every `everyMs`. Null on the server and for the first render in
 * the browser, so that both write the same.
 */
export function useNow(everyMs: number): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
