import { PageSkeleton } from '@/components/ui/page-skeleton';
import { Skeleton } from '@/components/ui/skeleton';

export default function ModelLoading() {
  return (
    <PageSkeleton>
      <div className="mb-8 grid grid-cols-2 gap-6 sm:grid-cols-4">
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
      </div>
      <Skeleton className="mb-8 h-11" />
      <Skeleton className="h-72" />
    </PageSkeleton>
  );
}
