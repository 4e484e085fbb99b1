'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { bringIntoSight } from '@/components/ui/bring-into-sight';

/**
 * Scrolls to what it holds when that appears while the page is being read, as what came of a press further down does. Where
 * the page is opened with it, nothing moves.
 */
export function IntoSight({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const something = Boolean(children);
  const before = useRef(something);
  useEffect(() => {
    if (something && !before.current) bringIntoSight(place.current);
    before.current = something;
  }, [something]);
  return (
    <div ref={place} className="empty:hidden">
      {children}
    </div>
  );
}
