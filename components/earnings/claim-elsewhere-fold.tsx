'use client';

import dynamic from 'next/dynamic';
import { type ComponentProps, useEffect, useRef, useState } from 'react';
import type { ClaimElsewhere as Form } from '@/components/earnings/claim-elsewhere';
import { Skeleton } from '@/components/ui/skeleton';

// Loaded when somebody unfolds it: few do, and it brings the checks of an address.
const ClaimElsewhere = dynamic(
  () => import('@/components/earnings/claim-elsewhere').then((module) => module.ClaimElsewhere),
  { ssr: false, loading: () => <Skeleton className="h-40" /> },
);

/** Being paid at another address, folded away behind `label`. */
export function ClaimElsewhereFold({ label, prepare }: { label: string } & ComponentProps<typeof Form>) {
  const fold = useRef<HTMLDetailsElement>(null);
  const [unfolded, setUnfolded] = useState(false);
  // It may have been unfolded before the page was live.
  useEffect(() => {
    if (fold.current?.open) setUnfolded(true);
  }, []);
  return (
    <details ref={fold} className="text-sm" onToggle={(event) => event.currentTarget.open && setUnfolded(true)}>
      <summary className="w-fit cursor-pointer text-muted hover:text-ink">{label}</summary>
      <div className="mt-4 max-w-2xl">{unfolded ? <ClaimElsewhere prepare={prepare} /> : null}</div>
    </details>
  );
}
