import type { ReactNode } from 'react';
import { CsvButton } from '@/components/charts/csv-button';

/** A small table behind a disclosure: what a picture shows, as figures, to read and to download. `footer` is a row. */
export function TableBehind({
  summary,
  label,
  columns,
  fileName,
  footer,
  children,
}: {
  summary: string;
  /** What the table says, for who does not see it. */
  label: string;
  columns: readonly string[];
  /** What its download is called, without ending. */
  fileName: string;
  footer?: ReactNode;
  /** Rows; give their cells `className="px-3 py-1.5"`. */
  children: ReactNode;
}) {
  return (
    <details className="print:[&::details-content]:[content-visibility:visible]">
      <summary className="inline-flex min-h-6 items-center text-faint text-sm hover:text-ink" data-no-print>
        {summary}
      </summary>
      <section
        className="mt-2 max-h-96 overflow-auto rounded-md border border-line bg-surface print:max-h-none"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
      >
        <table className="w-full text-left text-xs tabular-nums">
          <caption className="sr-only">{label}</caption>
          <thead className="sticky top-0 bg-sunken text-faint">
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className="whitespace-nowrap px-3 py-1.5 font-medium">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">{children}</tbody>
          {footer ? <tfoot className="border-line border-t font-medium">{footer}</tfoot> : null}
        </table>
      </section>
      <CsvButton fileName={fileName} className="mt-1.5 -ml-3" />
    </details>
  );
}
