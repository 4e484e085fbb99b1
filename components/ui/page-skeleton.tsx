import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';

/** Holds the place of a page: its heading, and under it `children`, or cards. */
export function PageSkeleton({ children = <Cards /> }: { children?: ReactNode }) {
  const t = useTexts('ui.pageSkeleton');
  return (
    <Loading label={t('loading')}>
      <Skeleton className="mb-3 h-9 w-64 max-w-full" />
      <Skeleton className="mb-10 h-5 w-96 max-w-full" />
      {children}
    </Loading>
  );
}

function Cards() {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Skeleton className="h-40" />
      <Skeleton className="h-40" />
      <Skeleton className="h-40" />
      <Skeleton className="h-40" />
    </div>
  );
}
