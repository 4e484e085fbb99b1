'use client';

import { useSyncExternalStore } from 'react';

/** Narrower than where the columns begin, Tailwind's `sm`. */
const NARROW = '(width < 40rem)';

/** Whether the page is as narrow as on a phone; where it is not known yet, as on the server, it is not. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    watch,
    () => matchMedia(NARROW).matches,
    () => false,
  );
}

function watch(changed: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
