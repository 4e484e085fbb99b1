import { AppError } from '@/lib/core/errors';
import { MAX_RECORDS } from '@/lib/records/limits';
import { tooMany } from '@/lib/records/parse-csv';
import type { SourceRow, SourceTable } from '@/lib/records/source-row';

/** Where one record ends and the next begins in plain text and Markdown. */
export const TEXT_SPLITS = ['line', 'paragraph', 'section', 'whole'] as const;
export type TextSplit = (typeof TEXT_SPLITS)[number];

/** How a text is split unless somebody says otherwise: Markdown by headings; text by blank lines, where it has any. */
export function guessSplit(text: string, format: 'text' | 'markdown'): TextSplit {
  if (format === 'markdown') return /^#{1,6} /m.test(text) ? 'section' : 'paragraph';
  return /\S[^\S\n]*\n\s*\n\s*\S/.test(text.replaceAll('\r\n', '\n')) ? 'paragraph' : 'line';
}

/**
 * Reads plain text or Markdown into rows with a column `text`, and `heading` when split by sections (a Markdown
 * heading and what stands under it up to the next one; headings inside fenced code are code).
 * @throws AppError `invalid-input` when there is nothing but white space; `too-large` past MAX_RECORDS
 */
export function parseText(text: string, split: TextSplit): SourceTable {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n');
  const rows = split === 'section' ? readSections(lines) : readBlocks(lines, split);
  if (rows.length === 0) throw new AppError('invalid-input', 'The file is empty: it holds nothing but white space.');
  if (rows.length > MAX_RECORDS) throw tooMany();
  return { columns: split === 'section' ? ['heading', 'text'] : ['text'], rows };
}

function readBlocks(lines: readonly string[], split: 'line' | 'paragraph' | 'whole'): SourceRow[] {
  const rows: SourceRow[] = [];
  let block: string[] = [];
  let from = 1;
  const close = () => {
    const text = block.join('\n').trim();
    if (text !== '') rows.push({ line: from, values: { text } });
    block = [];
  };
  lines.forEach((line, k) => {
    const ends = split === 'line' || (split === 'paragraph' && line.trim() === '');
    if (ends) close();
    if (block.length === 0) from = k + 1;
    if (line.trim() !== '' || split === 'whole') block.push(line);
  });
  close();
  return rows;
}

function readSections(lines: readonly string[]): SourceRow[] {
  const rows: SourceRow[] = [];
  let section = { line: 1, heading: '', body: [] as string[] };
  let fenced = false;
  const close = () => {
    const text = section.body.join('\n').trim();
    if (text !== '') rows.push({ line: section.line, values: { heading: section.heading, text } });
  };
  lines.forEach((line, k) => {
    if (/^ {0,3}(```|~~~)/.test(line)) fenced = !fenced;
    const heading = fenced ? null : /^ {0,3}#{1,6}[ \t]+(.+?)[ \t#]*$/.exec(line);
    if (heading) {
      close();
      section = { line: k + 1, heading: heading[1] ?? '', body: [] };
    } else {
      section.body.push(line);
    }
  });
  close();
  return rows;
}
