import { useTexts } from '#texts';
import { searchHref } from '@/components/datanets/search-href';
import { ButtonLink } from '@/components/ui/button-link';
import { cn } from '@/components/ui/cn';

/** First, previous and next of a list whose pages are known by their places, not by numbers; all in the address. */
export function KeysetPagination({
  path,
  filters,
  previous,
  next,
  label,
  total,
  className,
}: {
  path: string;
  filters: Readonly<Record<string, string>>;
  previous: string | null;
  next: string | null;
  label: string;
  total: string;
  className?: string;
}) {
  const t = useTexts('datanets.keysetPagination');
  if (previous === null && next === null) return <p className={cn('text-faint text-sm', className)}>{total}</p>;
  return (
    <nav aria-label={label} className={cn('flex flex-wrap items-center justify-between gap-3 text-sm', className)}>
      <p className="text-faint tabular-nums">{total}</p>
      <div className="flex flex-wrap gap-2">
        {previous === null ? null : (
          <>
            <ButtonLink variant="quiet" size="sm" href={searchHref(path, filters)}>
              {t('first')}
            </ButtonLink>
            <ButtonLink
              variant="secondary"
              size="sm"
              href={searchHref(path, { ...filters, before: previous })}
              rel="prev"
            >
              <span aria-hidden="true">←</span>
              {t('previous')}
            </ButtonLink>
          </>
        )}
        {next === null ? null : (
          <ButtonLink variant="secondary" size="sm" href={searchHref(path, { ...filters, after: next })} rel="next">
            {t('next')}
            <span aria-hidden="true">→</span>
          </ButtonLink>
        )}
      </div>
    </nav>
  );
}
