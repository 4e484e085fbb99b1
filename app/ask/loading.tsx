import { PageSkeleton } from '@/components/ui/page-skeleton';
import { Skeleton } from '@/components/ui/skeleton';

export default function AskLoading() {
  return (
    <PageSkeleton>
      <div className="grid gap-5">
        <Skeleton className="h-16" />
        <Skeleton className="h-32" />
        <Skeleton className="h-12 w-48" />
      </div>
    </PageSkeleton>
  );
}
