import { describe, expect, it } from 'vitest';
import { detectFile } from '@/lib/records/detect-file';

const bytes = (text: string) => new TextEncoder().encode(text);
const detect = (name: string, head: Uint8Array, size = head.length) => detectFile({ name, size, head });
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

describe('detectFile', () => {
  it.each([
    ['a.csv', 'csv'],
    ['A.TSV', 'csv'],
    ['a.jsonl', 'jsonl'],
    ['a.ndjson', 'jsonl'],
    ['a.txt', 'text'],
    ['notes.md', 'markdown'],
  ])('reads %s as %s', (name, format) => {
    expect(detect(name, bytes('text,label\n'))).toBe(format);
  });

  it('takes a file of unknown extension that begins with a JSON object as JSONL', () => {
    expect(detect('export', bytes('\n{"text":"a"}\n'))).toBe('jsonl');
  });

  it('refuses a 200 MB file by its size alone', () => {
    expect(() => detect('big.csv', bytes('text\n'), 200_000_000)).toThrow(/200 MB; at most 50 MB/);
  });

  it('refuses a zip renamed .csv and says what to do', () => {
    const zip = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0, 0]);
    expect(() => detect('data.csv', zip)).toThrow(/is a ZIP archive.*Unpack it, or save the sheet as “CSV UTF-8”/);
  });

  it('refuses UTF-16 with and without a byte-order mark, and says how to save as UTF-8', () => {
    expect(() => detect('a.csv', utf16('\uFEFFtext,label\n'))).toThrow(/UTF-16.*CSV UTF-8/);
    expect(() => detect('a.csv', utf16('text,label\nhello,greeting\n'))).toThrow(/UTF-16/);
  });

  it('refuses other bytes that are no text', () => {
    expect(() => detect('a.csv', new Uint8Array([65, 0, 66, 1, 2, 3, 0, 9]))).toThrow(/not a text file/);
    expect(() => detect('a.txt', bytes('%PDF-1.7'))).toThrow(/is a PDF/);
  });

  it('refuses an empty file and an unknown kind', () => {
    expect(() => detect('a.csv', new Uint8Array())).toThrow(/is empty/);
    expect(() => detect('a.html', bytes('<html>'))).toThrow(/Choose a CSV, JSONL, TXT or Markdown file/);
  });
});
