import { type ReactNode, useId } from 'react';
import { useReader, useTexts } from '#texts';
import type { ChartCell } from '@/components/charts/chart-cell';
import { CsvButton } from '@/components/charts/csv-button';
import { cn } from '@/components/ui/cn';
import { formatNumber } from '@/lib/core/format-number';

/** What a chart was drawn from: its figures by rows, and what its download is called (without ending). */
export type ChartTable = {
  columns: readonly string[];
  rows: readonly (readonly ChartCell[])[];
  fileName: string;
};

/**
 * A picture with its words, and behind a disclosure the table it was drawn from, to read and to download: every chart can
 * be had as figures. Where the picture holds words or links of its own, say `readable`: it is then no single image.
 */
export function ChartFrame({
  title,
  description,
  table,
  legend,
  readable = false,
  children,
  className,
}: {
  title: ReactNode;
  /** What the picture shows, in a sentence: stands under the title, and is read out for the picture. */
  description: ReactNode;
  table: ChartTable;
  legend?: ReactNode;
  readable?: boolean;
  children: ReactNode;
  className?: string;
}) {
  const t = useTexts('charts.chartFrame');
  const id = useId();
  return (
    <figure className={cn('grid gap-4', className)} aria-labelledby={`${id}title`}>
      <figcaption className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 max-w-2xl">
          <p id={`${id}title`} className="figure-title">
            {title}
          </p>
          <p id={`${id}words`} className="mt-0.5 text-muted text-sm">
            {description}
          </p>
        </div>
        {legend}
      </figcaption>
      {readable ? (
        children
      ) : (
        <div role="img" aria-labelledby={`${id}title`} aria-describedby={`${id}words`}>
          {children}
        </div>
      )}
      <details className="group/figures text-sm">
        <summary className="inline-flex min-h-6 items-center gap-1.5 text-faint hover:text-ink" data-no-print>
          {t('figures')}
        </summary>
        <section
          className="mt-2 max-h-72 overflow-auto rounded-md border border-line bg-surface"
          aria-labelledby={`${id}title`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1)
          tabIndex={0}
        >
          <table className="w-full text-left text-xs tabular-nums">
            <thead className="sticky top-0 bg-sunken text-faint">
              <tr>
                {table.columns.map((column) => (
                  <th key={column} scope="col" className="whitespace-nowrap px-3 py-1.5 font-medium">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {table.rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows are drawn once and never reordered
                <tr key={index}>
                  {row.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                    <Cell key={column} cell={cell} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <CsvButton fileName={table.fileName} className="mt-1.5 -ml-3" />
      </details>
    </figure>
  );
}

function Cell({ cell }: { cell: ChartCell }) {
  const { tag } = useReader();
  if (typeof cell === 'object') {
    return (
      <td className="px-3 py-1.5" data-value={cell.value}>
        {cell.shown}
      </td>
    );
  }
  const shown = typeof cell === 'number' ? formatNumber(cell, tag, { maximumSignificantDigits: 6 }) : cell;
  return (
    <td className="px-3 py-1.5" {...(typeof cell === 'number' ? { 'data-value': String(cell) } : {})}>
      {shown}
    </td>
  );
}
