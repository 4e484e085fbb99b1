'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** Links in a line that scrolls where it is too narrow; the current one is moved into sight. */
export function ScrollingNav({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const nav = useRef<HTMLElement>(null);
  // After every change: another link may be the current one. The page itself must not move, so no scrollIntoView.
  useEffect(() => {
    const line = nav.current;
    const current = line?.querySelector('[aria-current="page"]')?.getBoundingClientRect();
    if (!line || !current) return;
    const box = line.getBoundingClientRect();
    if (current.left < box.left) line.scrollLeft += current.left - box.left;
    else if (current.right > box.right) line.scrollLeft += current.right - box.right;
  });
  return (
    <nav ref={nav} aria-label={label} className={className}>
      {children}
    </nav>
  );
}
