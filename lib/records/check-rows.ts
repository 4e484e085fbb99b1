import type { Hex } from '@/lib/core/hex';
import { checkRecord } from '@/lib/records/check-record';
import { findDuplicates } from '@/lib/records/find-duplicates';
import { type ColumnMapping, mapRow } from '@/lib/records/map-columns';
import { contentHash } from '@/lib/records/record-line';
import type { OnProgress, SourceRow } from '@/lib/records/source-row';
import type { DatanetSchema, RecordFields } from '@/lib/schemas/datanet';

/** A row that fits the Datanet, or why it does not. */
export type CheckedRow =
  | {
      readonly ok: true;
      readonly line: number;
      readonly fields: RecordFields;
      readonly contentHash: Hex;
      readonly supersedes?: Hex;
      /** The line of the earlier row that says exactly the same. */
      readonly duplicateOfLine: number | null;
    }
  | {
      readonly ok: false;
      readonly line: number;
      readonly problem: string;
      readonly values: Readonly<Record<string, unknown>>;
    };

const PROGRESS_EVERY = 1_000;

/** Maps each row to the Datanet's fields, checks it, and finds exact duplicates within the file. The order is kept. */
export function checkRows(
  { rows, mapping, schema }: { rows: readonly SourceRow[]; mapping: ColumnMapping; schema: DatanetSchema },
  onProgress?: OnProgress,
): CheckedRow[] {
  const checked = rows.map((row, k): CheckedRow => {
    if (k % PROGRESS_EVERY === 0) onProgress?.(k / rows.length);
    return checkRow(row, mapping, schema);
  });
  const duplicates = findDuplicates(checked.map((row) => (row.ok ? row.contentHash : null)));
  return checked.map((row, k) => {
    const earlier = duplicates[k];
    return row.ok && earlier != null ? { ...row, duplicateOfLine: checked[earlier]?.line ?? null } : row;
  });
}

function checkRow(row: SourceRow, mapping: ColumnMapping, schema: DatanetSchema): CheckedRow {
  const { line, values, supersedes } = row;
  if (row.problem !== undefined) return { ok: false, line, problem: row.problem, values };
  const mapped = mapRow(row, mapping);
  const result = checkRecord(schema, mapped);
  if (!result.ok) return { ok: false, line, problem: result.problem, values: mapped };
  const hash = contentHash(result.fields);
  return { ok: true, line, fields: result.fields, contentHash: hash, supersedes, duplicateOfLine: null };
}
