'use client';

import dynamic from 'next/dynamic';
import type { ComponentProps } from 'react';
import type { ClaimElsewhere as Form } from '@/components/earnings/claim-elsewhere';
import { Skeleton } from '@/components/ui/skeleton';
import { useUnfolded } from '@/components/ui/use-unfolded';

// Loaded when somebody unfolds it: few do, and it brings the checks of an address.
const ClaimElsewhere = dynamic(
  () => import('@/components/earnings/claim-elsewhere').then((module) => module.ClaimElsewhere),
  { ssr: false, loading: () => <Skeleton className="h-40" /> },
);

/** Being paid at another address, folded away behind `label`. */
export function ClaimElsewhereFold({ label, prepare }: { label: string } & ComponentProps<typeof Form>) {
  const { fold, unfolded } = useUnfolded();
  return (
    <details {...fold} className="text-sm">
      <summary className="w-fit cursor-pointer text-muted hover:text-ink">{label}</summary>
      <div className="mt-4 max-w-2xl">{unfolded ? <ClaimElsewhere prepare={prepare} /> : null}</div>
    </details>
  );
}
