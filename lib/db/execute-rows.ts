import type { ClientBase } from 'pg';

/** A value of a row that travels in a Postgres array. */
export type RowValue = string | number | bigint | boolean | null;

/**
 * Runs one statement over many rows: `statement` gets the rows as a table expression to stand after FROM, named `r`
 * with the columns of `types`. One array per column travels (UNNEST), so the cost of a row is small. No rows, no query.
 */
export async function executeRows<Column extends string>(
  client: ClientBase,
  input: {
    types: Readonly<Record<Column, string>>;
    rows: readonly Readonly<Record<Column, RowValue>>[];
    statement: (rows: string) => string;
  },
): Promise<void> {
  if (input.rows.length === 0) return;
  const columns = Object.keys(input.types) as Column[];
  const arrays = columns.map((column, position) => `$${position + 1}::${input.types[column]}[]`);
  const rows = `unnest(${arrays.join(', ')}) AS r(${columns.map((column) => `"${column}"`).join(', ')})`;
  await client.query(
    input.statement(rows),
    columns.map((column) => input.rows.map((row) => row[column])),
  );
}
