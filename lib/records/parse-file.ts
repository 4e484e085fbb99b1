import type { FileFormat } from '@/lib/records/detect-file';
import { parseCsv } from '@/lib/records/parse-csv';
import { parseJsonl } from '@/lib/records/parse-jsonl';
import { guessSplit, parseText, type TextSplit } from '@/lib/records/parse-text';
import type { OnProgress, SourceTable } from '@/lib/records/source-row';

/** How a file is to be read where its format leaves a choice. */
export type ReadingChoices = { readonly hasHeader: boolean; readonly split: TextSplit | null };

/** What the choices were, after guesses. */
export type ParsedFile = { readonly table: SourceTable; readonly choices: ReadingChoices };

/** Reads the text of a file of any accepted format. Throws as the format's parser does. */
export function parseFile(
  { text, format, choices }: { text: string; format: FileFormat; choices: ReadingChoices },
  onProgress?: OnProgress,
): ParsedFile {
  if (format === 'csv') return { table: parseCsv(text, { hasHeader: choices.hasHeader, onProgress }), choices };
  if (format === 'jsonl') return { table: parseJsonl(text, { onProgress }), choices };
  const split = choices.split ?? guessSplit(text, format);
  return { table: parseText(text, split), choices: { ...choices, split } };
}
