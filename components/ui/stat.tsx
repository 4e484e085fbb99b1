import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

/** One figure and what it counts. Put several in a `<dl className="grid grid-cols-2 gap-6 sm:grid-cols-4">`. */
export function Stat({
  label,
  value,
  detail,
  tone = 'ink',
  className,
}: {
  label: ReactNode;
  value: ReactNode;
  detail?: ReactNode;
  tone?: 'ink' | 'value';
  className?: string;
}) {
  return (
    <div className={cn('flex min-w-0 flex-col gap-0.5', className)}>
      <dt className="text-muted text-sm">{label}</dt>
      <dd className={cn('figure order-first break-words', tone === 'value' ? 'text-value' : 'text-ink')}>{value}</dd>
      {detail ? <dd className="text-faint text-sm">{detail}</dd> : null}
    </div>
  );
}
