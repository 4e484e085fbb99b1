'use client';

import { type RefObject, type ToggleEvent, useCallback, useEffect, useRef, useState } from 'react';

/** For <details>: whether it was ever unfolded. What costs something is put into it, or loaded, only then. */
export function useUnfolded(): {
  fold: { ref: RefObject<HTMLDetailsElement | null>; onToggle: (event: ToggleEvent<HTMLDetailsElement>) => void };
  unfolded: boolean;
} {
  const ref = useRef<HTMLDetailsElement>(null);
  const [unfolded, setUnfolded] = useState(false);
  // It may have been unfolded before the page was live.
  useEffect(() => {
    if (ref.current?.open) setUnfolded(true);
  }, []);
  const onToggle = useCallback((event: ToggleEvent<HTMLDetailsElement>) => {
    // A fold within it bubbles up in React, and says nothing of this one.
    if (event.target === event.currentTarget && event.currentTarget.open) setUnfolded(true);
  }, []);
  return { fold: { ref, onToggle }, unfolded };
}
