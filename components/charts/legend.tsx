import { chartColour } from '@/components/charts/chart-colour';

/** Which colour is which. */
export function Legend({ labels }: { labels: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
      {labels.map((label, index) => (
        <li key={label} className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-full" style={{ background: chartColour(index) }} aria-hidden="true" />
          {label}
        </li>
      ))}
    </ul>
  );
}
