import { type RefObject, useEffect, useRef } from 'react';

/**
 * For a list whose newest stands first: brings it into sight when `newest` is `wanted`, as it begins and when it is whole
 * (`busy` no longer). Under a form on a phone it would appear below what is on the screen, and nobody would see that
 * something came. No more is scrolled than needed: the form is to stay in reach.
 */
export function useInSight({
  newest,
  busy,
  wanted,
}: {
  newest: string | null;
  busy: boolean;
  wanted: RefObject<string | null>;
}): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const shown = useRef('');
  useEffect(() => {
    const now = `${newest} ${busy}`;
    if (newest === null || newest !== wanted.current || shown.current === now) return;
    shown.current = now;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    list.current?.firstElementChild?.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
  }, [newest, busy, wanted]);
  return list;
}
