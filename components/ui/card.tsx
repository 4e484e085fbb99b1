import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

/** A quiet surface. Compose with CardHeader; `flush` lets a table reach its edges. */
export function Card({ className, flush = false, ...rest }: ComponentProps<'section'> & { flush?: boolean }) {
  return (
    <section
      data-flush={flush || undefined}
      className={cn(
        'group/card rounded-lg border border-line bg-surface',
        flush ? 'overflow-hidden' : 'p-5 sm:p-6',
        className,
      )}
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
    <div
      className={cn(
        'mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2',
        'group-data-flush/card:px-5 group-data-flush/card:pt-5 sm:group-data-flush/card:px-6',
        className,
      )}
    >
      <div className="min-w-0">
        <Heading className="font-semibold text-base text-ink">{title}</Heading>
        {description ? <p className="mt-1 text-muted text-sm">{description}</p> : null}
      </div>
      {action}
    </div>
  );
}
