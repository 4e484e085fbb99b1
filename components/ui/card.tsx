import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

/** A quiet surface. Compose with CardHeader, or give `className="p-0"` for tables to the edge. */
export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section className={cn('rounded-lg border border-line bg-surface p-5 sm:p-6', className)} {...rest} />;
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
        <Heading className="font-semibold text-base text-ink">{title}</Heading>
        {description ? <p className="mt-1 text-muted text-sm">{description}</p> : null}
      </div>
      {action}
    </div>
  );
}
