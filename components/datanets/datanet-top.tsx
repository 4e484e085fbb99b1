'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { type Asking, RequestAccess } from '@/components/datanets/request-access';

/**
 * What stands at the top of every part of a Datanet: its `whole` header above the first, a `compact` one above the others,
 * so that what one came for is in sight. What one may ask for stands above the first, and where one contributes only what
 * that needs.
 */
export function DatanetTop({
  id,
  whole,
  compact,
  asking,
}: {
  id: number;
  whole: ReactNode;
  compact: ReactNode;
  asking: { contribute: Asking; train: Asking };
}) {
  const pathname = usePathname();
  const first = pathname === `/datanets/${id}`;
  const contributing = pathname === `/datanets/${id}/contribute`;
  return (
    <>
      {first ? whole : compact}
      {first || contributing ? (
        <RequestAccess datanetId={id} contribute={asking.contribute} train={first ? asking.train : 'none'} />
      ) : null}
    </>
  );
}
