'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';

/** How far from the screen counts as near: as high as the screen itself. */
const NEAR = '100% 0px';

/** Whether an element was ever on the screen, or near it. */
export function useSeen<Shown extends Element>(): { ref: RefObject<Shown | null>; seen: boolean } {
  const ref = useRef<Shown>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (seen || !ref.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: NEAR },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [seen]);
  return { ref, seen };
}
