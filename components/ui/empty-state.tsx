import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { DryBed } from '@/components/ui/dry-bed';

/** Nothing here yet: says why, and what would change that. */
export function EmptyState({
  title,
  description,
  action,
  className,
}: {
  title: ReactNode;
  description?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={cn('flex flex-col items-center gap-2 px-6 py-12 text-center', className)}>
      <DryBed />
      <p className="figure-title mt-2 text-ink">{title}</p>
      {description ? <p className="max-w-md text-muted text-sm">{description}</p> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
