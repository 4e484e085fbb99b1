import { redirect } from 'next/navigation';
import { useTexts } from '#texts';
import { ButtonLink } from '@/components/ui/button-link';
import { cn } from '@/components/ui/cn';

/**
 * Previous and next as links. `hrefFor` makes the address of a page (1-based); `label` tells two of one page apart. From a
 * page past the last, which an old link may name, it leads to the last.
 */
export function Pagination({
  page,
  pageCount,
  hrefFor,
  total,
  label,
  className,
}: {
  page: number;
  pageCount: number;
  hrefFor: (page: number) => string;
  /** How many there are of all pages, in words; where there are none, what stands in their place has said so. */
  total?: string | null;
  label?: string;
  className?: string;
}) {
  const t = useTexts('ui.pagination');
  if (page > pageCount) redirect(hrefFor(pageCount));
  if (pageCount <= 1) return total ? <p className={cn('text-faint text-sm', className)}>{total}</p> : null;
  return (
    <nav
      // Paper names the part that it shows.
      data-print
      aria-label={label ?? t('label')}
      className={cn('flex flex-wrap items-center justify-between gap-3 text-sm', className)}
    >
      <p className="text-faint tabular-nums">
        {t('place', { page, pageCount })}
        {total ? <> · {total}</> : null}
      </p>
      <div className="flex gap-2">
        {page > 1 ? (
          <ButtonLink variant="secondary" size="sm" href={hrefFor(page - 1)} rel="prev">
            <span aria-hidden="true">←</span>
            {t('previous')}
          </ButtonLink>
        ) : null}
        {page < pageCount ? (
          <ButtonLink variant="secondary" size="sm" href={hrefFor(page + 1)} rel="next">
            {t('next')}
            <span aria-hidden="true">→</span>
          </ButtonLink>
        ) : null}
      </div>
    </nav>
  );
}
