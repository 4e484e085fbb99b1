import type { Hex } from '@/lib/core/hex';

/**
 * One row of a person's file before it is mapped to a Datanet's fields. `line` is where it begins in the file, from
 * 1. A row with a problem cannot be used, whatever the mapping.
 */
export type SourceRow = {
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly supersedes?: Hex;
  readonly problem?: string;
};

/** A file read into rows; `columns` in the order in which they first appear. */
export type SourceTable = { readonly columns: readonly string[]; readonly rows: readonly SourceRow[] };

/** Called now and then with the part done, 0 to 1. */
export type OnProgress = (fraction: number) => void;
