import Papa from 'papaparse';
import { AppError } from '@/lib/core/errors';
import { formatNumber } from '@/lib/core/format-number';
import { MAX_RECORDS } from '@/lib/records/limits';
import type { OnProgress, SourceRow, SourceTable } from '@/lib/records/source-row';

const PROGRESS_EVERY = 1_000;

/**
 * Reads text separated by commas, semicolons, tabs or bars (RFC 4180; the first row tells which). A row with broken quotes or
 * another number of values than there are columns is kept with its problem.
 * @param hasHeader whether the first row names the columns; otherwise they are called “Column 1”, “Column 2”, …
 * @throws AppError `invalid-input` when there is no row, or a quote is opened and never closed; `too-large` past MAX_RECORDS
 */
export function parseCsv(
  text: string,
  { hasHeader, onProgress }: { hasHeader: boolean; onProgress?: OnProgress },
): SourceTable {
  let columns: string[] | null = null;
  const rows: SourceRow[] = [];
  let line = 1;
  let cursor = 0;
  let failure: AppError | null = null;
  Papa.parse<string[]>(text, {
    delimiter: guessDelimiter(text),
    skipEmptyLines: false,
    step: ({ data, errors, meta }, parser) => {
      const start = line;
      line += countLines(text, cursor, meta.cursor);
      cursor = meta.cursor;
      if (errors.some((error) => error.code === 'MissingQuotes')) {
        failure = unclosedQuote(start);
        parser.abort();
        return;
      }
      if (data.every((value) => value.trim() === '')) return;
      if (!columns) {
        columns = nameColumns(data, hasHeader);
        if (hasHeader) return;
      }
      if (rows.length >= MAX_RECORDS) {
        failure = tooMany();
        parser.abort();
        return;
      }
      const broken = errors.some((error) => error.type === 'Quotes');
      rows.push(readRow({ columns, data, line: start, endLine: Math.max(start, line - 1), broken }));
      if (rows.length % PROGRESS_EVERY === 0) onProgress?.(meta.cursor / text.length);
    },
  });
  if (failure) throw failure;
  if (!columns) throw new AppError('invalid-input', 'The file is empty: it holds no row.');
  if (rows.length === 0) {
    throw new AppError(
      'invalid-input',
      'The file holds a header and no rows. Add rows below it, or untick “first row is the header”.',
    );
  }
  return { columns, rows };
}

function readRow(input: {
  columns: readonly string[];
  data: readonly string[];
  line: number;
  endLine: number;
  broken: boolean;
}): SourceRow {
  const { columns, data, line, endLine, broken } = input;
  const values = Object.fromEntries(columns.map((column, k) => [column, data[k] ?? '']));
  if (broken) {
    const where = endLine > line ? `lines ${line} to ${endLine}, read as one row` : `line ${line}`;
    return { line, values, problem: `The quotes are broken (${where}). Write "" for a quote inside a quoted text.` };
  }
  if (data.length !== columns.length) {
    return {
      line,
      values,
      problem: `The row has ${count(data.length, 'value')}, the header ${count(columns.length, 'column')}. Put texts that hold the separator in quotes.`,
    };
  }
  return { line, values };
}

/** Unique names: an empty one becomes “Column 3”, a repeated one “text (2)”. */
function nameColumns(data: readonly string[], hasHeader: boolean): string[] {
  const names: string[] = [];
  data.forEach((value, k) => {
    const wanted = hasHeader ? value.trim().slice(0, 80) || `Column ${k + 1}` : `Column ${k + 1}`;
    let name = wanted;
    for (let n = 2; names.includes(name); n++) name = `${wanted} (${n})`;
    names.push(name);
  });
  return names;
}

/** The separator that stands most often in the first row, outside quotes; the comma where none does. */
function guessDelimiter(text: string): string {
  const counts = new Map([',', ';', '\t', '|'].map((separator) => [separator, 0]));
  let quoted = false;
  let begun = false;
  for (const character of text.slice(0, 100_000)) {
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === '\n' && begun) break;
    if (character.trim() !== '') begun = true;
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let i = text.indexOf('\n', from); i !== -1 && i < to; i = text.indexOf('\n', i + 1)) lines++;
  return lines;
}

function unclosedQuote(line: number): AppError {
  return new AppError(
    'invalid-input',
    `The row that begins in line ${line} opens a quote and never closes it, so the rest of the file reads as one text. Close the quote, and write "" for a quote inside a quoted text.`,
    { details: { line } },
  );
}

/** The refusal of a file with more rows than a contribution can hold. */
export function tooMany(): AppError {
  return new AppError(
    'too-large',
    `The file has more than ${formatNumber(MAX_RECORDS)} rows. Split it and contribute the parts one by one.`,
  );
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
