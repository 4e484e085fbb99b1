import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';

export type Crumb = { href: string; label: string };

/**
 * The top of a page: where one is, its one heading, a sentence, and what one can do here. `compact` where it stands above
 * a part of something that has its own page: what one came for is the part.
 */
export function PageHeader({
  title,
  description,
  crumbs,
  meta,
  actions,
  compact = false,
  className,
}: {
  title: ReactNode;
  description?: ReactNode;
  crumbs?: readonly Crumb[];
  meta?: ReactNode;
  actions?: ReactNode;
  compact?: boolean;
  className?: string;
}) {
  const t = useTexts('ui.pageHeader');
  return (
    <header
      className={cn(
        'flex flex-wrap items-end justify-between gap-x-8 gap-y-5',
        compact ? 'mb-3' : 'mb-8 sm:mb-10',
        className,
      )}
    >
      <div className="min-w-0 max-w-3xl">
        {crumbs?.length ? (
          <nav aria-label={t('crumbs')} className={cn('text-sm', compact ? 'mb-1' : 'mb-2')}>
            <ol className="flex flex-wrap gap-x-2 text-faint">
              {crumbs.map((crumb, place) => (
                <li key={crumb.href} className="flex gap-x-2">
                  {place > 0 ? <span aria-hidden="true">/</span> : null}
                  <Link href={crumb.href} className="hover:text-ink hover:underline">
                    {crumb.label}
                  </Link>
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <h1 className={cn('break-words', compact ? 'text-2xl' : 'text-title')}>{title}</h1>
        {description ? <p className="mt-3 max-w-2xl text-muted leading-snug sm:text-lg">{description}</p> : null}
        {meta ? (
          <div
            className={cn(
              'flex flex-wrap items-center gap-x-4 gap-y-2 text-muted text-sm',
              compact ? 'mt-1.5' : 'mt-3',
            )}
          >
            {meta}
          </div>
        ) : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </header>
  );
}
