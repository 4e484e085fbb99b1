import type { ReactNode } from 'react';
import { useReader } from '#texts';
import { cn } from '@/components/ui/cn';
import { formatPercent } from '@/lib/core/format-percent';

/** `fraction` from 0 to 1, or null when nobody knows how long it takes. `label` says what is under way. */
export function Progress({
  fraction,
  label,
  detail,
  hideLabel = false,
  className,
}: {
  fraction: number | null;
  label: string;
  detail?: ReactNode;
  hideLabel?: boolean;
  className?: string;
}) {
  const { tag } = useReader();
  const percent = fraction === null ? null : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <div className={cn('grid gap-1.5', className)}>
      {hideLabel ? null : (
        <div className="flex items-baseline justify-between gap-3 text-sm">
          <span className="text-ink">{label}</span>
          <span className="text-faint tabular-nums">
            {detail ?? (percent === null ? null : formatPercent(percent / 100, tag))}
          </span>
        </div>
      )}
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent === null ? {} : { 'aria-valuenow': percent })}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        {/* Another element once it is known how far it is: the waiting one's width would shrink before it grows. */}
        <div
          key={percent === null ? 'waiting' : 'known'}
          className={cn(
            'h-full rounded-full bg-river transition-[width] duration-300 ease-water',
            percent === null && 'w-1/3 animate-ripple',
          )}
          style={percent === null ? undefined : { width: `${percent}%` }}
        />
      </div>
    </div>
  );
}
