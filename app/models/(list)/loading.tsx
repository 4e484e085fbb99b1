import { PageSkeleton } from '@/components/ui/page-skeleton';
import { Skeleton } from '@/components/ui/skeleton';

export default function ModelsLoading() {
  return (
    <PageSkeleton>
      <Skeleton className="mb-6 h-11 max-w-xl" />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
          <Skeleton key={key} className="h-64" />
        ))}
      </div>
    </PageSkeleton>
  );
}
