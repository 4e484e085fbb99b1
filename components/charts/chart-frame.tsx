import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

/** A picture, its words, and behind a disclosure the table it was drawn from: every chart can be read as figures. */
export function ChartFrame({
  title,
  summary,
  columns,
  rows,
  legend,
  children,
  className,
}: {
  title: string;
  /** One sentence that says what the picture shows, for those who do not see it. */
  summary: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  legend?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <figure className={cn('grid gap-3', className)}>
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-sm">
        <span className="font-medium text-ink">{title}</span>
        {legend}
      </figcaption>
      <div role="img" aria-label={summary}>
        {children}
      </div>
      <details className="group text-sm" data-no-print>
        <summary className="inline-flex min-h-6 items-center text-faint hover:text-ink">Show the figures</summary>
        <section
          className="mt-2 max-h-64 overflow-auto rounded-md border border-line"
          aria-label={`${title}, figures`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1)
          tabIndex={0}
        >
          <table className="w-full text-left text-xs tabular-nums">
            <thead className="sticky top-0 bg-sunken text-faint">
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col" className="px-3 py-1.5 font-medium">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows are drawn once and never reordered
                <tr key={index}>
                  {row.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                    <td key={column} className="px-3 py-1.5">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}
