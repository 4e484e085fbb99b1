'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

/**
 * Holds what stands at the top of every part of a Datanet. On a phone only its first part begins with the whole of it; the
 * others begin with name and actions, so that what one came for is in sight. Where one contributes already, no button
 * leads there.
 */
export function DatanetTop({ id, children }: { id: number; children: ReactNode }) {
  const pathname = usePathname();
  const base = `/datanets/${id}`;
  return (
    <div
      className={cn(
        pathname !== base && 'max-sm:[&>ul]:hidden max-sm:[&_h1]:text-2xl max-sm:[&_h1~*]:hidden',
        pathname === `${base}/contribute` && '[&>header_a[href$="/contribute"]]:hidden',
      )}
    >
      {children}
    </div>
  );
}
