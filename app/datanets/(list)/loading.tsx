import { useTexts } from '#texts';
import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';

export default function DatanetsLoading() {
  const t = useTexts('datanets.loading');
  return (
    <Loading label={t('list')}>
      <Skeleton className="mb-3 h-12 w-56" />
      <Skeleton className="mb-8 h-6 w-full max-w-xl" />
      <Skeleton className="mb-6 h-10 w-full max-w-3xl" />
      <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
          <Skeleton key={key} className="h-80" />
        ))}
      </div>
    </Loading>
  );
}
