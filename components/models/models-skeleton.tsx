import { useTexts } from '#texts';
import { Skeleton } from '@/components/ui/skeleton';

/** Holds the place of the list of models: heading, filters, cards. */
export function ModelsSkeleton() {
  const t = useTexts('models.skeleton');
  return (
    <div role="status" aria-label={t('loadingList')}>
      <Skeleton className="mb-3 h-9 w-64 max-w-full" />
      <Skeleton className="mb-10 h-5 w-96 max-w-full" />
      <Skeleton className="mb-6 h-11 w-full max-w-xl" />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
          <Skeleton key={key} className="h-64" />
        ))}
      </div>
    </div>
  );
}
