import { PageSkeleton } from '@/components/ui/page-skeleton';
import { Skeleton } from '@/components/ui/skeleton';

export default function ReceiptLoading() {
  return (
    <PageSkeleton>
      <Skeleton className="mb-8 h-11" />
      <Skeleton className="mb-3 h-6 max-w-2xl" />
      <Skeleton className="mb-8 h-12 max-w-xl" />
      <Skeleton className="mb-10 h-3 max-w-3xl" />
      <Skeleton className="h-80" />
    </PageSkeleton>
  );
}
