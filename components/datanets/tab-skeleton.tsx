import { useTexts } from '#texts';
import { Skeleton } from '@/components/ui/skeleton';

/** Holds the place of what a tab of a Datanet lists. */
export function TabSkeleton() {
  const t = useTexts('datanets.loading');
  return (
    <div role="status" aria-label={t('tab')} className="grid gap-3">
      {['a', 'b', 'c', 'd', 'e'].map((key) => (
        <Skeleton key={key} className="h-20" />
      ))}
    </div>
  );
}
