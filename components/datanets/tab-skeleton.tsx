import { useTexts } from '#texts';
import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';

/** Holds the place of what a tab of a Datanet lists. */
export function TabSkeleton() {
  const t = useTexts('datanets.loading');
  return (
    <Loading label={t('tab')} className="grid content-start gap-3">
      {['a', 'b', 'c', 'd', 'e'].map((key) => (
        <Skeleton key={key} className="h-20" />
      ))}
    </Loading>
  );
}
