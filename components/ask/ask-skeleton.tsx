import { useTexts } from '#texts';
import { Skeleton } from '@/components/ui/skeleton';

/** Holds the place of the page for asking: heading, field, button. */
export function AskSkeleton() {
  const t = useTexts('ask.skeleton');
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton className="mb-3 h-9 w-40" />
      <Skeleton className="mb-10 h-5 w-96 max-w-full" />
      <div className="grid gap-5 rounded-lg border border-line bg-surface p-5 sm:p-6">
        <Skeleton className="h-16" />
        <Skeleton className="h-32" />
        <Skeleton className="h-12 w-48" />
      </div>
    </div>
  );
}
