'use client';

import { useCallback, useEffect, useRef } from 'react';

/** How long what is said in a place stands before it was surely read, in milliseconds. */
const READ_MS = 10_000;

/** The places that are on the page now, by the keys of their transactions. */
const places = new Set<string>();

/**
 * For what comes of a transaction: `say` is kept, and called only where the transaction's own place cannot say it. The
 * refreshed page may have no more use for that place before anybody has read it, and the reader may have gone to another
 * page while the chain was waited for. A place that leads to another page itself has its say there, and so has the refreshed
 * page where it `tells` what was done. Null takes back what is kept: another transaction begins, or the reader is done with
 * this one.
 */
export function useLastWord(key: string, { tells }: { tells: boolean }): (say: (() => void) | null) => void {
  const here = useRef(false);
  const last = useRef<{ say: () => void; path: string; since: number } | null>(null);
  useEffect(() => {
    here.current = true;
    places.add(key);
    return () => {
      here.current = false;
      places.delete(key);
      const word = last.current;
      last.current = null;
      if (word && Date.now() - word.since < READ_MS)
        // Once the address is that of the page that came instead.
        setTimeout(() => {
          if (location.pathname === word.path) word.say();
        });
    };
  }, [key]);
  return useCallback(
    (say) => {
      if (here.current) last.current = say && !tells ? { say, path: location.pathname, since: Date.now() } : null;
      // A place that came anew has found the transaction again, and says it.
      else if (!places.has(key)) say?.();
    },
    [key, tells],
  );
}
