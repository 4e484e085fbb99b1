import { type ReactNode, useId } from 'react';
import { useTexts } from '#texts';
import type { ChartCell } from '@/components/charts/chart-cell';
import { CsvButton } from '@/components/charts/csv-button';
import { FiguresTable } from '@/components/charts/figures-table';
import { cn } from '@/components/ui/cn';

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
    <figure className={cn('grid content-start gap-4', className)} aria-labelledby={`${id}title`}>
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
          <FiguresTable columns={table.columns} rows={table.rows} />
        </section>
        <CsvButton fileName={table.fileName} className="mt-1.5 -ml-3" />
      </details>
    </figure>
  );
}
