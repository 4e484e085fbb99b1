import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { ChartFrame } from '@/components/charts/chart-frame';
import { ConfusionMap } from '@/components/models/confusion-map';

/** Beyond this many labels the cells are too small to read; the list of confusions below says it in words. */
const LABELLED_CELLS = 14;
const WORST_SHOWN = 6;

/** Which labels a model takes for which: a picture, the most frequent mistakes in words, and every cell as figures. */
export function ConfusionMatrix({
  labels,
  counts,
  fileName,
}: {
  labels: readonly string[];
  counts: readonly (readonly number[])[];
  /** What its download is called, without ending. */
  fileName: string;
}) {
  const t = useTexts('models.confusionMatrix');
  const worst = findConfusions(labels, counts).slice(0, WORST_SHOWN);
  const small = labels.length <= LABELLED_CELLS;
  return (
    <div className="grid gap-4">
      <ChartFrame
        title={t('title')}
        description={t('description')}
        readable={small}
        table={{
          columns: [t('actual'), t('answered'), t('count'), t('of')],
          rows: listCells(labels, counts).map(({ actual, answered, count, total }) => [actual, answered, count, total]),
          fileName,
        }}
      >
        {small ? <ConfusionTable labels={labels} counts={counts} /> : <ConfusionMap counts={counts} />}
      </ChartFrame>
      {worst.length > 0 ? (
        <ul className="grid gap-1 text-muted text-sm">
          {worst.map((confusion) => (
            <li key={`${confusion.actual} ${confusion.answered}`}>
              {t.rich('worst', {
                ...confusion,
                a: (chunks) => <Label>{chunks}</Label>,
                b: (chunks) => <Label>{chunks}</Label>,
              })}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted text-sm">{t('none')}</p>
      )}
    </div>
  );
}

function Label({ children }: { children: ReactNode }) {
  return (
    <span className="text-ink" translate="no">
      {children}
    </span>
  );
}

function ConfusionTable({ labels, counts }: { labels: readonly string[]; counts: readonly (readonly number[])[] }) {
  const t = useTexts('models.confusionMatrix');
  return (
    <section
      className="overflow-x-auto"
      aria-label={t('caption')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      <table className="border-separate border-spacing-px text-xs" translate="no">
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr>
            <td />
            {labels.map((label) => (
              <th key={label} scope="col" className="align-bottom font-normal text-muted">
                <span className="block max-h-40 truncate [writing-mode:vertical-rl] rotate-180">{label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, row) => {
            const cells = counts[row] ?? [];
            const total = sumOf(cells);
            return (
              <tr key={label}>
                <th scope="row" className="max-w-40 truncate pr-2 text-right font-normal text-muted">
                  {label}
                </th>
                {cells.map((count, column) => (
                  <td
                    key={labels[column]}
                    title={t('cell', { actual: label, answered: labels[column] ?? '', count, total })}
                    className="relative size-8 text-center tabular-nums"
                  >
                    <span
                      aria-hidden="true"
                      className={`absolute inset-0 rounded-sm ${row === column ? 'bg-river' : 'bg-value-fill'}`}
                      style={{ opacity: total === 0 || count === 0 ? 0.05 : 0.15 + 0.6 * (count / total) }}
                    />
                    {count > 0 ? <span className="relative text-ink">{count}</span> : null}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

type Cell = { actual: string; answered: string; count: number; total: number };

/** The cells that are not empty, row by row. */
function listCells(labels: readonly string[], counts: readonly (readonly number[])[]): Cell[] {
  return counts.flatMap((cells, row) => {
    const total = sumOf(cells);
    return cells.flatMap((count, column) => {
      const [actual, answered] = [labels[row], labels[column]];
      return count > 0 && actual !== undefined && answered !== undefined ? [{ actual, answered, count, total }] : [];
    });
  });
}

function findConfusions(labels: readonly string[], counts: readonly (readonly number[])[]): Cell[] {
  return listCells(labels, counts)
    .filter(({ actual, answered }) => actual !== answered)
    .sort((a, b) => b.count - a.count);
}

function sumOf(cells: readonly number[]): number {
  return cells.reduce((sum, count) => sum + count, 0);
}
