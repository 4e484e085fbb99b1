import { PageSkeleton } from '@/components/ui/page-skeleton';
import { Skeleton } from '@/components/ui/skeleton';

/** Holds the place of a page with a course of points and lines of a list or a form below it. */
export function CourseSkeleton({ points, lines }: { points: number; lines: number }) {
  return (
    <PageSkeleton>
      {points > 0 ? (
        <div className="mb-14 grid gap-8 lg:auto-cols-fr lg:grid-flow-col">
          {Array.from({ length: points }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
            <div key={index} className="grid gap-2">
              <Skeleton className="size-4 rounded-full" />
              <Skeleton className="h-5 w-32" />
              <Skeleton className="h-4" />
              <Skeleton className="h-4 w-2/3" />
            </div>
          ))}
        </div>
      ) : null}
      <div className="grid gap-4">
        {Array.from({ length: lines }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
          <Skeleton key={index} className="h-14" />
        ))}
      </div>
    </PageSkeleton>
  );
}
