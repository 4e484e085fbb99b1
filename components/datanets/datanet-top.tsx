'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/**
 * What stands at the top of every part of a Datanet: its `whole` header above the first, a `compact` one above the others,
 * so that what one came for is in sight. What one may ask for stands where it is of use, and where one contributes
 * already, no button leads there.
 */
export function DatanetTop({
  id,
  whole,
  compact,
  request,
}: {
  id: number;
  whole: ReactNode;
  compact: ReactNode;
  request: ReactNode;
}) {
  const pathname = usePathname();
  const first = pathname === `/datanets/${id}`;
  const contributing = pathname === `/datanets/${id}/contribute`;
  return (
    <div className={contributing ? '[&>header_a[href$="/contribute"]]:hidden' : undefined}>
      {first ? whole : compact}
      {first || contributing ? request : null}
    </div>
  );
}
