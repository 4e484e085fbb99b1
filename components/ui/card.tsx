import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

/** The line of a row of tabs is the first part's rule: two lines a finger apart would say nothing. */
const UNDER_TABS =
  '[.tabs+&]:border-t-0 [.tabs+&]:pt-0 [.tabs+div>&:first-child]:border-t-0 [.tabs+div>&:first-child]:pt-0';

/**
 * A part of a page under a rule, on the page's own ground: no box. Compose with CardHeader; `flush` for a table or list
 * that brings its own lines.
 */
export function Card({ className, flush = false, ...rest }: ComponentProps<'section'> & { flush?: boolean }) {
  return (
    <section
      data-flush={flush || undefined}
      className={cn('group/card min-w-0 scroll-mt-2 border-line-strong/70 border-t pt-4', UNDER_TABS, className)}
      {...rest}
    />
  );
}

export function CardHeader({
  title,
  description,
  action,
  className,
  level = 2,
}: {
  title: ReactNode;
  description?: ReactNode;
  action?: ReactNode;
  className?: string;
  level?: 2 | 3;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className={cn('mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2', className)}>
      <div className="min-w-0">
        <Heading className="font-display text-ink text-xl">{title}</Heading>
        {description ? <p className="mt-1 max-w-2xl text-muted text-sm">{description}</p> : null}
      </div>
      {action}
    </div>
  );
}
