'use client';

import { useReader } from '#texts';
import type { ChartCell } from '@/components/charts/chart-cell';
import { formatNumber } from '@/lib/core/format-number';

/**
 * The figures that a chart was drawn from. Rendered for the browser, so that long tables are sent as their figures and
 * not a second time as elements.
 */
export function FiguresTable({
  columns,
  rows,
}: {
  columns: readonly string[];
  rows: readonly (readonly ChartCell[])[];
}) {
  const { tag } = useReader();
  return (
    <table className="w-full text-left text-xs tabular-nums [&_td]:px-3 [&_td]:py-1.5">
      <thead className="sticky top-0 bg-sunken text-faint">
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className="whitespace-nowrap px-3 py-1.5 font-medium">
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
              <Cell key={column} cell={cell} tag={tag} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell, tag }: { cell: ChartCell; tag: string }) {
  if (typeof cell === 'string') return <td>{cell}</td>;
  if (typeof cell === 'object') return <td data-value={cell.value}>{cell.shown}</td>;
  return <td data-value={String(cell)}>{formatNumber(cell, tag, { maximumSignificantDigits: 6 })}</td>;
}
