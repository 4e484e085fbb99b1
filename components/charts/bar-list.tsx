import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

export type Bar = {
  key: string;
  label: ReactNode;
  /** 0 or more. */
  size: number;
  value: ReactNode;
};

/** Horizontal bars with their figures in words: it is its own table. */
export function BarList({
  bars,
  label,
  tone = 'river',
  whole,
  className,
}: {
  bars: readonly Bar[];
  label: string;
  tone?: 'river' | 'value';
  /** The size of a full bar, where the sizes are parts of something; by default the largest. */
  whole?: number;
  className?: string;
}) {
  const full = whole ?? Math.max(...bars.map((bar) => bar.size), Number.MIN_VALUE);
  return (
    <ul aria-label={label} className={cn('grid gap-2.5 text-sm', className)}>
      {bars.map((bar) => (
        <li key={bar.key}>
          <div className="flex items-baseline justify-between gap-4">
            <span className="min-w-0 break-words text-ink">{bar.label}</span>
            <span className="shrink-0 text-muted tabular-nums">{bar.value}</span>
          </div>
          <div className="bar mt-1 h-1.5 rounded-full bg-sunken" aria-hidden="true">
            <div
              className={cn('h-full min-w-0.5 rounded-full', tone === 'value' ? 'bg-value-fill' : 'bg-river')}
              style={{ width: `${(bar.size / full) * 100}%` }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
