'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/** What leads to `href`, on every page but that one. */
export function UnlessHere({ href, children }: { href: string; children: ReactNode }) {
  return usePathname() === href ? null : children;
}
