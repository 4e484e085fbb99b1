import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { MAX_RECORDS } from '@/lib/records/limits';
import { tooMany } from '@/lib/records/parse-csv';
import type { OnProgress, SourceRow, SourceTable } from '@/lib/records/source-row';

const PROGRESS_EVERY = 1_000;

/**
 * Reads one JSON object a line, of whatever spacing; a downloaded contribution's `{"fields": …}` lines count as their
 * fields. A line that is no JSON object is kept with its problem. A JSON array of objects is read too.
 * @throws AppError `invalid-input` when there is no line; `too-large` past MAX_RECORDS
 */
export function parseJsonl(text: string, { onProgress }: { onProgress?: OnProgress } = {}): SourceTable {
  const array = readArray(text);
  if (array && array.length > MAX_RECORDS) throw tooMany();
  const rows = array ? array.map((value, k) => readObject(value, k + 1)) : readLines(text, onProgress);
  if (rows.length === 0) throw new AppError('invalid-input', 'The file holds no records: every line is empty.');
  const columns = new Set<string>();
  for (const row of rows) for (const name of Object.keys(row.values)) columns.add(name);
  return { columns: [...columns], rows };
}

function readLines(text: string, onProgress?: OnProgress): SourceRow[] {
  const rows: SourceRow[] = [];
  let start = 0;
  for (let line = 1; start < text.length; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const content = text.slice(start, end).trim();
    start = end + 1;
    if (content === '') continue;
    if (rows.length >= MAX_RECORDS) throw tooMany();
    rows.push(readLine(content, line));
    if (rows.length % PROGRESS_EVERY === 0) onProgress?.(start / text.length);
  }
  return rows;
}

function readLine(content: string, line: number): SourceRow {
  try {
    return readObject(JSON.parse(content), line);
  } catch {
    // JSON.parse words its errors differently in each browser.
    return { line, values: {}, problem: 'The line is not JSON. Write one object a line, like {"text": "…"}.' };
  }
}

function readObject(value: unknown, line: number): SourceRow {
  if (!isObject(value)) return { line, values: {}, problem: 'The line is not a JSON object, like {"text": "…"}.' };
  const { fields, supersedes, ...rest } = value;
  if (!isObject(fields) || Object.keys(rest).length > 0) return { line, values: value };
  if (supersedes === undefined) return { line, values: fields };
  if (!isHash(supersedes)) return { line, values: fields, problem: '“supersedes” is not the hash of a record.' };
  return { line, values: fields, supersedes };
}

function readArray(text: string): unknown[] | null {
  if (!text.trimStart().startsWith('[')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    // Not one array: its lines are read one by one, and each says what is wrong with it.
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isHash(value: unknown): value is Hex {
  return typeof value === 'string' && /^0x[0-9a-f]{64}$/.test(value);
}
