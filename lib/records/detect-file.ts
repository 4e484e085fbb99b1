import { AppError } from '@/lib/core/errors';
import { MAX_FILE_BYTES } from '@/lib/records/limits';

export const FILE_FORMATS = ['csv', 'jsonl', 'text', 'markdown'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** How many of a file's first bytes {@link detectFile} wants to see. */
export const HEAD_BYTES = 4_096;

const EXTENSIONS: Readonly<Record<string, FileFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
};

/** First bytes of files that people rename or mistake for text, with what to do about each. */
const SIGNATURES: readonly { bytes: readonly number[]; what: string; advice: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: 'a ZIP archive (.xlsx and .docx files are ZIP archives too)',
    advice: 'Unpack it, or save the sheet as “CSV UTF-8”',
  },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Office file', advice: 'Open it and save it as “CSV UTF-8”' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF', advice: 'Copy its text into a .txt file' },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive', advice: 'Unpack it first' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'a zstd archive', advice: 'Unpack it first' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'a 7-Zip archive', advice: 'Unpack it first' },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: 'a RAR archive', advice: 'Unpack it first' },
  { bytes: [0x42, 0x5a, 0x68], what: 'a bzip2 archive', advice: 'Unpack it first' },
  { bytes: [0x50, 0x41, 0x52, 0x31], what: 'a Parquet file', advice: 'Export it as CSV or JSONL' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG image', advice: 'A Datanet holds text; choose a text file' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG image', advice: 'A Datanet holds text; choose a text file' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'a GIF image', advice: 'A Datanet holds text; choose a text file' },
];

/** How a file is saved in the encoding that is wanted, in the programs people export from. */
export const SAVE_AS_UTF8 =
  'Save it as UTF-8 and try again: “CSV UTF-8” in Excel, character set “Unicode (UTF-8)” in LibreOffice, encoding “UTF-8” in Notepad';

/**
 * What a file holds, from its name, size and first bytes alone, so that a wrong or huge file is refused before it is
 * read. The extension decides the format; a JSON object at the beginning of an unknown one makes it JSONL.
 * @param head the first {@link HEAD_BYTES} bytes, or all of a shorter file
 * @throws AppError `too-large`, or `invalid-input` with what the file is and what to do
 */
export function detectFile({ name, size, head }: { name: string; size: number; head: Uint8Array }): FileFormat {
  if (size > MAX_FILE_BYTES) {
    throw new AppError(
      'too-large',
      `The file has ${megabytes(size)} MB; at most ${megabytes(MAX_FILE_BYTES)} MB fit. Split it and contribute the parts one by one.`,
    );
  }
  if (size === 0) throw new AppError('invalid-input', `The file “${name}” is empty. Choose one with records in it.`);
  const signature = SIGNATURES.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  if (signature) throw refuse(name, `is ${signature.what}, not text. ${signature.advice}.`);
  if (isUtf16(head)) throw refuse(name, `is encoded as UTF-16. ${SAVE_AS_UTF8}.`);
  if (head.includes(0)) throw refuse(name, 'is not a text file. Choose a CSV, JSONL, TXT or Markdown file.');
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const format = EXTENSIONS[extension];
  if (format) return format;
  if (/^(\uFEFF|ï»¿)?\s*\{/.test(String.fromCharCode(...head.subarray(0, 64)))) return 'jsonl';
  throw refuse(name, 'is of a kind that cannot be read here. Choose a CSV, JSONL, TXT or Markdown file.');
}

/** A byte-order mark, or text whose every other byte is NUL. */
function isUtf16(head: Uint8Array): boolean {
  if (head.length < 2) return false;
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i++) {
    if (head[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const half = head.length / 2;
  return (even > half * 0.7 && odd < half * 0.1) || (odd > half * 0.7 && even < half * 0.1);
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(bytes % 1_000_000 === 0 ? 0 : 1);
}

function refuse(name: string, problem: string): AppError {
  return new AppError('invalid-input', `“${name.slice(0, 80)}” ${problem}`);
}
