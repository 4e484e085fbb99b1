import { describe, expect, it } from 'vitest';
import {
  buildFile,
  type ContributionFile,
  countRows,
  describeProblem,
  openFile,
  pageOfRows,
  remapFile,
  rereadFile,
} from '@/components/contribute/contribution-file';
import { parseRecordLines } from '@/lib/records/parse-lines';
import { type DatanetSchema, DEFAULT_SIMILARITY } from '@/lib/schemas/datanet';

const schema: DatanetSchema = {
  fields: [
    { name: 'text', kind: 'text', required: true, description: '' },
    { name: 'label', kind: 'label', required: true, description: '', labels: ['red', 'blue'] },
  ],
};
const quiet = () => undefined;
const open = (name: string, content: BlobPart) =>
  openFile({ file: new File([content], name), datanetId: 1, schema, similarity: DEFAULT_SIMILARITY }, quiet);
const problemOf = (opening: Promise<unknown>) => opening.then(() => 'opened', describeProblem);

/** A file that says it is large and fails when read past its beginning, as reading 200 MB into a page would. */
function hugeFile(): File {
  const file = new File(['text,label\n'], 'huge.csv');
  Object.defineProperty(file, 'size', { value: 200_000_000 });
  Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.reject(new Error('read whole')) });
  return file;
}

describe('opening a file', () => {
  it('counts ready, failed and repeated rows and shows them with their reasons', async () => {
    const file = await open('a.csv', 'Message,Category\nsky,blue\nsky,blue\ngrass,green\nrose,red\n');
    expect(countRows(file)).toEqual({ total: 4, ready: 2, failed: 1, duplicate: 1, known: 0, copy: 0, similar: 0 });
    const { rows, total } = pageOfRows(file, { filter: 'all', page: 1, pageSize: 3 });
    expect(total).toBe(4);
    expect(rows.map((row) => row.state.kind)).toEqual(['ready', 'duplicate', 'failed']);
    expect(pageOfRows(file, { filter: 'failed', page: 1, pageSize: 3 }).rows).toMatchObject([
      { line: 4, values: { text: 'grass', label: 'green' } },
    ]);
    expect(pageOfRows(file, { filter: 'all', page: 2, pageSize: 3 }).rows).toHaveLength(1);
  });

  it('refuses 200 MB without reading them', async () => {
    const opening = openFile({ file: hugeFile(), datanetId: 1, schema, similarity: DEFAULT_SIMILARITY }, quiet);
    expect(await problemOf(opening)).toMatch(/200 MB; at most 50 MB fit/);
  });

  it.each<[string, string, BlobPart, RegExp]>([
    ['a zip renamed .csv', 'a.csv', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), /ZIP archive/],
    ['UTF-16', 'a.csv', new Uint8Array(Buffer.from('\uFEFFtext,label\nsky,blue\n', 'utf16le')), /UTF-16.*UTF-8/],
    ['Latin-1', 'a.csv', new Uint8Array(Buffer.from('text,label\ncafé,blue\n', 'latin1')), /Line 2 is not UTF-8/],
    ['an unclosed quote', 'a.csv', 'text,label\n"sky,blue\nsea,blue\n', /line 2 opens a quote and never closes it/],
    ['an empty file', 'a.csv', '', /is empty/],
    ['a header only', 'a.csv', 'text,label\n', /a header and no rows/],
    ['NULs past the beginning', 'a.txt', `${'a'.repeat(5_000)}\0`, /NUL bytes/],
  ])('says plainly what is wrong with %s', async (_, name, content, words) => {
    expect(await problemOf(open(name, content))).toMatch(words);
  });
});

describe('the same file again', () => {
  it('can be read without a header and mapped by hand', async () => {
    const file = rereadFile(await open('a.csv', 'sky,blue\nrose,red\n'), { hasHeader: false, split: null }, quiet);
    expect(file.table.columns).toEqual(['Column 1', 'Column 2']);
    const mapped = remapFile(
      file,
      { text: { from: 'column', column: 'Column 1' }, label: { from: 'column', column: 'Column 2' } },
      quiet,
    );
    expect(countRows(mapped).ready).toBe(2);
  });

  it('can give every record of a text the same label', async () => {
    const file = await open('a.txt', 'sky\nsea\n');
    expect(countRows(file).failed).toBe(2);
    const { text } = file.mapping;
    const mapped = remapFile(
      file,
      { text: text ?? { from: 'nowhere' }, label: { from: 'constant', value: 'blue' } },
      quiet,
    );
    expect(countRows(mapped).ready).toBe(2);
  });
});

describe('the canonical file', () => {
  const known = (file: ContributionFile): ContributionFile => {
    const row = file.rows[0];
    const contentHash = row?.ok ? row.contentHash : '0x';
    return {
      ...file,
      known: new Map([
        [contentHash, { contentHash, contributionId: 7, index: 0, contributor: '0xamara', accepted: true }],
      ]),
    };
  };

  it('leaves out failures and duplicates, of the file and of the Datanet, unless asked', async () => {
    const file = known(await open('a.csv', 'text,label\nsky,blue\nsea,blue\nsea,blue\nbad,green\n'));
    expect(countRows(file)).toEqual({ total: 4, ready: 1, failed: 1, duplicate: 1, known: 1, copy: 0, similar: 0 });
    const texts = async (keepDuplicates: boolean) =>
      parseRecordLines((await buildFile(file, { keepDuplicates })).bytes).map((record) => record.fields.text);
    expect(await texts(false)).toEqual(['sea']);
    expect(await texts(true)).toEqual(['sky', 'sea', 'sea']);
  });

  it('keeps HTML and script as the text they are', async () => {
    const evil = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
    const file = await open('a.jsonl', `${JSON.stringify({ text: evil, label: 'red' })}\n`);
    const { bytes } = await buildFile(file, { keepDuplicates: false });
    expect(parseRecordLines(bytes)[0]?.fields.text).toBe(evil);
  });
});
