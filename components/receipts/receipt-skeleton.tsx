import { useTexts } from '#texts';
import { Skeleton } from '@/components/ui/skeleton';

/** Holds the place of a receipt: question, answer, who shaped it, and the fee's way. */
export function ReceiptSkeleton() {
  const t = useTexts('receipts.skeleton');
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton className="mb-3 h-9 w-40" />
      <Skeleton className="mb-8 h-5 w-96 max-w-full" />
      <Skeleton className="mb-8 h-11 w-full" />
      <Skeleton className="mb-3 h-6 w-full max-w-2xl" />
      <Skeleton className="mb-8 h-12 w-full max-w-xl" />
      <Skeleton className="mb-10 h-3 w-full max-w-3xl" />
      <Skeleton className="h-80 w-full" />
    </div>
  );
}
