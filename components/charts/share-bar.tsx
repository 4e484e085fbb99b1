import type { ReactNode } from 'react';
import { chartColour } from '@/components/charts/chart-colour';
import { cn } from '@/components/ui/cn';

export type SharePart = {
  key: string;
  label: ReactNode /** Any non-negative measure; widths are relative. */;
  size: number;
  value: ReactNode;
};

/** One whole divided: a fee among roles, a version among contributors. The list under it says each part in words. */
export function ShareBar({
  parts,
  label,
  className,
}: {
  parts: readonly SharePart[];
  label: string;
  className?: string;
}) {
  const whole = parts.reduce((sum, part) => sum + part.size, 0) || 1;
  return (
    <div className={cn('grid gap-3', className)}>
      <div className="flex h-3 gap-0.5 overflow-hidden rounded-full" aria-hidden="true">
        {parts.map((part, index) => (
          <div
            key={part.key}
            style={{ width: `${(part.size / whole) * 100}%`, background: chartColour(index) }}
            className="min-w-px"
          />
        ))}
      </div>
      <ul aria-label={label} className="grid gap-1.5 text-sm">
        {parts.map((part, index) => (
          <li key={part.key} className="flex items-baseline justify-between gap-4">
            <span className="flex min-w-0 items-center gap-2">
              <span
                className="size-2.5 shrink-0 rounded-full"
                style={{ background: chartColour(index) }}
                aria-hidden="true"
              />
              <span className="min-w-0 truncate">{part.label}</span>
            </span>
            <span className="shrink-0 text-muted tabular-nums">{part.value}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
