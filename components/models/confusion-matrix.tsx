import { ConfusionMap } from '@/components/models/confusion-map';

/** Beyond this many labels the cells are too small to read; the list of confusions below says it in words. */
const LABELLED_CELLS = 14;
const WORST_SHOWN = 6;

/** True labels down, answers across; the darker a cell, the larger its part of its row. */
export function ConfusionMatrix({
  labels,
  counts,
}: {
  labels: readonly string[];
  counts: readonly (readonly number[])[];
}) {
  const worst = findConfusions(labels, counts).slice(0, WORST_SHOWN);
  return (
    <figure className="grid gap-4">
      <figcaption className="font-medium text-ink text-sm">Which labels it takes for which</figcaption>
      {labels.length <= LABELLED_CELLS ? (
        <ConfusionTable labels={labels} counts={counts} />
      ) : (
        <ConfusionMap counts={counts} />
      )}
      {worst.length > 0 ? (
        <ul className="grid gap-1 text-muted text-sm">
          {worst.map((confusion) => (
            <li key={`${confusion.actual} ${confusion.answered}`}>
              <span className="text-ink">{confusion.actual}</span> answered as{' '}
              <span className="text-ink">{confusion.answered}</span>: {confusion.count} of {confusion.total}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted text-sm">No held-out record was answered with the wrong label.</p>
      )}
    </figure>
  );
}

function ConfusionTable({ labels, counts }: { labels: readonly string[]; counts: readonly (readonly number[])[] }) {
  return (
    <div className="overflow-x-auto">
      <table className="border-separate border-spacing-px text-xs">
        <caption className="sr-only">Confusion matrix: true labels in rows, answers in columns</caption>
        <thead>
          <tr>
            <td />
            {labels.map((label) => (
              <th key={label} scope="col" className="h-28 align-bottom font-normal text-muted">
                <span className="block max-h-28 truncate [writing-mode:vertical-rl] rotate-180">{label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, row) => {
            const cells = counts[row] ?? [];
            const total = cells.reduce((sum, count) => sum + count, 0);
            return (
              <tr key={label}>
                <th scope="row" className="max-w-40 truncate pr-2 text-right font-normal text-muted">
                  {label}
                </th>
                {cells.map((count, column) => (
                  <td
                    key={labels[column]}
                    title={`${label} answered as ${labels[column]}: ${count} of ${total}`}
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
    </div>
  );
}

type Confusion = { actual: string; answered: string; count: number; total: number };

function findConfusions(labels: readonly string[], counts: readonly (readonly number[])[]): Confusion[] {
  const found: Confusion[] = [];
  counts.forEach((cells, row) => {
    const total = cells.reduce((sum, count) => sum + count, 0);
    cells.forEach((count, column) => {
      const [actual, answered] = [labels[row], labels[column]];
      if (row !== column && count > 0 && actual && answered) found.push({ actual, answered, count, total });
    });
  });
  return found.sort((a, b) => b.count - a.count);
}
