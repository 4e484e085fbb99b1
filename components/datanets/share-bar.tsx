import { chartColour } from '@/components/charts/chart-colour';
import { cn } from '@/components/ui/cn';

/** Parts of a whole side by side. Decoration: the figures stand beside it. Parts beyond the sixth are one, in grey. */
export function ShareBar({
  parts,
  className,
}: {
  parts: readonly { key: string; size: number }[];
  className?: string;
}) {
  const named = parts.slice(0, 6);
  const rest = parts.slice(6).reduce((sum, { size }) => sum + size, 0);
  return (
    <div className={cn('bar flex h-2 gap-px overflow-hidden rounded-full bg-sunken', className)} aria-hidden="true">
      {named.map(({ key, size }, index) => (
        <span key={key} style={{ flexGrow: size, background: chartColour(index) }} />
      ))}
      {rest > 0 ? <span className="bg-line-strong/50" style={{ flexGrow: rest }} /> : null}
    </div>
  );
}
