/**
 * A sparse matrix by rows (CSR): row i holds `columns` and `values` from `starts[i]` up to
 * `starts[i + 1]`, columns ascending.
 */
export type SparseRows = {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
};

export type SparseRow = { readonly columns: readonly number[]; readonly values: readonly number[] };

/** Lays rows out as CSR. */
export function stackRows(rows: readonly SparseRow[], columnCount: number): SparseRows {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    starts[i + 1] = (starts[i] ?? 0) + row.columns.length;
  });
  const size = starts[rows.length] ?? 0;
  const columns = new Int32Array(size);
  const values = new Float64Array(size);
  rows.forEach((row, i) => {
    columns.set(row.columns, starts[i] ?? 0);
    values.set(row.values, starts[i] ?? 0);
  });
  return { rowCount: rows.length, columnCount, starts, columns, values };
}

/** x_i · v for a dense v. */
export function rowDot(rows: SparseRows, i: number, v: Float64Array): number {
  const { starts, columns, values } = rows;
  const end = starts[i + 1] ?? 0;
  let sum = 0;
  for (let q = starts[i] ?? 0; q < end; q++) sum += (values[q] ?? 0) * (v[columns[q] ?? 0] ?? 0);
  return sum;
}
