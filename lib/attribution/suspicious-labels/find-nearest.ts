import type { SparseRows } from '@/lib/models/classifier/sparse-rows';

/** Rows by falling similarity; the buffers are used again at the next question, the first `count` entries are good. */
export type Nearest = {
  readonly count: number;
  readonly rows: Int32Array;
  /** x_v · x_i over the compared columns. */
  readonly similarities: Float64Array;
};

/**
 * Opens an inverted index over the rows that are `members` (1 in the mask): for a row, itself left out, it gives the
 * `most` members nearest to it, by falling dot product, equal ones by row. Columns from `columnCount` on (the
 * classifier's bias) do not count. A question costs the postings of its words and one pass over the rows.
 */
export function openNearest(input: {
  rows: SparseRows;
  columnCount: number;
  members: Uint8Array;
  most: number;
}): (row: number) => Nearest {
  const { rows, columnCount, members, most } = input;
  const postings = invertRows(rows, columnCount, members);
  const scores = new Float64Array(rows.rowCount);
  const kept = new Int32Array(most);
  const similarities = new Float64Array(most);
  // Whether row a comes after row b: less like the question, or equally like it and later.
  const after = (a: number, b: number): boolean => {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
    return difference < 0 || (difference === 0 && a > b);
  };
  return (row) => {
    scores.fill(0);
    const end = rows.starts[row + 1] ?? 0;
    for (let q = rows.starts[row] ?? 0; q < end; q++) {
      const column = rows.columns[q] ?? 0;
      if (column >= columnCount) continue;
      const x = rows.values[q] ?? 0;
      const last = postings.starts[column + 1] ?? 0;
      for (let k = postings.starts[column] ?? 0; k < last; k++) {
        const i = postings.rows[k] ?? 0;
        scores[i] = (scores[i] ?? 0) + x * (postings.values[k] ?? 0);
      }
    }
    let count = 0;
    for (let i = 0; i < rows.rowCount; i++) {
      if (members[i] === 0 || i === row) continue;
      if (count < most) {
        kept[count++] = i;
        if (count === most) for (let at = (count >> 1) - 1; at >= 0; at--) sink(kept, count, at, after);
      } else if (most > 0 && after(kept[0] ?? 0, i)) {
        kept[0] = i;
        sink(kept, count, 0, after);
      }
    }
    kept.subarray(0, count).sort((a, b) => (after(a, b) ? 1 : -1));
    for (let r = 0; r < count; r++) similarities[r] = scores[kept[r] ?? 0] ?? 0;
    return { count, rows: kept, similarities };
  };
}

/** Restores a binary heap whose root is what comes last, from `at` down. */
function sink(heap: Int32Array, size: number, at: number, after: (a: number, b: number) => boolean): void {
  for (;;) {
    const left = 2 * at + 1;
    const right = left + 1;
    let last = at;
    if (left < size && after(heap[left] ?? 0, heap[last] ?? 0)) last = left;
    if (right < size && after(heap[right] ?? 0, heap[last] ?? 0)) last = right;
    if (last === at) return;
    const moved = heap[at] ?? 0;
    heap[at] = heap[last] ?? 0;
    heap[last] = moved;
    at = last;
  }
}

type Postings = { starts: Int32Array; rows: Int32Array; values: Float64Array };

/** For each column below `columnCount` the members that have it, ascending: the matrix by columns. */
function invertRows(rows: SparseRows, columnCount: number, members: Uint8Array): Postings {
  const starts = new Int32Array(columnCount + 1);
  const each = (visit: (row: number, column: number, value: number) => void) => {
    for (let i = 0; i < rows.rowCount; i++) {
      if (members[i] === 0) continue;
      const end = rows.starts[i + 1] ?? 0;
      for (let q = rows.starts[i] ?? 0; q < end; q++) {
        const column = rows.columns[q] ?? 0;
        if (column < columnCount) visit(i, column, rows.values[q] ?? 0);
      }
    }
  };
  each((_, column) => {
    starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  });
  for (let j = 0; j < columnCount; j++) starts[j + 1] = (starts[j + 1] ?? 0) + (starts[j] ?? 0);
  const next = starts.slice();
  const size = starts[columnCount] ?? 0;
  const postings = { starts, rows: new Int32Array(size), values: new Float64Array(size) };
  each((row, column, value) => {
    const at = next[column] ?? 0;
    postings.rows[at] = row;
    postings.values[at] = value;
    next[column] = at + 1;
  });
  return postings;
}
