import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { cn } from '@/components/ui/cn';

/** A small line without axes, beside a figure that says the same. Decorative: name the figure in words. */
export function Sparkline({ values, className }: { values: readonly number[]; className?: string }) {
  if (values.length < 2) return null;
  const x = scaleLinear([0, values.length - 1], [1, 99]);
  const y = scaleLinear([Math.min(0, ...values), Math.max(...values) || 1], [30, 2]);
  const points = values.map((value, index): [number, number] => [x(index), y(value)]);
  return (
    <svg viewBox="0 0 100 32" preserveAspectRatio="none" className={cn('h-8 w-24', className)} aria-hidden="true">
      <path d={area().y0(31)(points) ?? ''} fill="currentColor" opacity="0.12" />
      <path
        d={line()(points) ?? ''}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
