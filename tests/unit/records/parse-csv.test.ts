import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_RECORDS } from '@/lib/records/limits';
import { parseCsv } from '@/lib/records/parse-csv';

const parse = (text: string, hasHeader = true) => parseCsv(text, { hasHeader });

describe('parseCsv', () => {
  it('reads quoted texts with separators, quotes and line ends, and numbers each row by its first line', () => {
    const table = parse('text,label\n"a, ""b""\nc",x\n\nd,y\n');
    expect(table.columns).toEqual(['text', 'label']);
    expect(table.rows).toEqual([
      { line: 2, values: { text: 'a, "b"\nc', label: 'x' } },
      { line: 5, values: { text: 'd', label: 'y' } },
    ]);
  });

  it('guesses semicolons and tabs', () => {
    expect(parse('text;label\na;x\nb;y\n').rows[0]?.values).toEqual({ text: 'a', label: 'x' });
    expect(parse('text\tlabel\na\tx\nb\ty\n').rows[0]?.values).toEqual({ text: 'a', label: 'x' });
  });

  it('reads a single column', () => {
    expect(parse('text\nhello\n').rows).toEqual([{ line: 2, values: { text: 'hello' } }]);
  });

  it('refuses a quote that is never closed, with the line it stands in', () => {
    expect(() => parse('text,label\nfine,x\n"open,x\nmore,y\n')).toThrow(
      /begins in line 3 opens a quote and never closes/,
    );
  });

  it('keeps a row with broken quotes as a problem, and the others', () => {
    const table = parse('text,label\n"He said "hi" there",x\nfine,y\n');
    expect(table.rows[0]?.problem).toMatch(/quotes are broken \(line 2\)/);
    expect(table.rows[1]).toEqual({ line: 3, values: { text: 'fine', label: 'y' } });
  });

  it('keeps rows with too many or too few values as problems', () => {
    const table = parse('text,label\na,b,c\nd\ne,f\n');
    expect(table.rows.map((row) => row.problem ?? null)).toEqual([
      expect.stringMatching(/has 3 values, the header 2 columns/),
      expect.stringMatching(/has 1 value, the header 2 columns/),
      null,
    ]);
  });

  it('keeps HTML and script as the text they are', () => {
    const evil = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    expect(parse(`text,label\n${evil},x\n`).rows[0]?.values.text).toBe(evil);
  });

  it('refuses an empty file and a header without rows', () => {
    expect(() => parse('\n  \n')).toThrow(/is empty/);
    expect(() => parse('text,label\n')).toThrow(/a header and no rows/);
  });

  it('names columns that have no name of their own', () => {
    expect(parse('text,,text\na,b,c\n').columns).toEqual(['text', 'Column 2', 'text (2)']);
    expect(parse('a,b\nc,d\n', false)).toEqual({
      columns: ['Column 1', 'Column 2'],
      rows: [
        { line: 1, values: { 'Column 1': 'a', 'Column 2': 'b' } },
        { line: 2, values: { 'Column 1': 'c', 'Column 2': 'd' } },
      ],
    });
  });

  it('refuses more rows than a contribution holds', () => {
    expect(() => parse(`text\n${'a\n'.repeat(MAX_RECORDS + 1)}`)).toThrow(/more than 100,000 rows/);
  });

  it('reads back whatever was written by the RFC 4180 rules', () => {
    const value = fc.string({ unit: 'grapheme' }).filter((text) => text.trim() !== '' && !text.includes('\r'));
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 20 }), (rows) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const csv = ['text,label', ...rows.map((row) => row.map(quote).join(','))].join('\n');
        expect(parse(csv).rows.map((row) => [row.values.text, row.values.label])).toEqual(rows);
      }),
    );
  });
});
