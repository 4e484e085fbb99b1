import { useTexts } from '#texts';
import { Skeleton } from '@/components/ui/skeleton';

/** Holds the place of a model's page: heading, figures, tabs, a field. */
export function ModelSkeleton() {
  const t = useTexts('models.skeleton');
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton className="mb-3 h-9 w-64 max-w-full" />
      <Skeleton className="mb-8 h-5 w-96 max-w-full" />
      <div className="mb-8 grid grid-cols-2 gap-6 sm:grid-cols-4">
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
      </div>
      <Skeleton className="mb-8 h-11 w-full" />
      <Skeleton className="h-72 w-full" />
    </div>
  );
}
