import { describe, expect, it } from 'vitest';
import { parseJsonl } from '@/lib/records/parse-jsonl';

const HASH = `0x${'ab'.repeat(32)}`;

describe('parseJsonl', () => {
  it('reads an object a line and collects the columns', () => {
    const table = parseJsonl('{"text":"a"}\r\n\n{"text":"b", "n": 2}\n');
    expect(table).toEqual({
      columns: ['text', 'n'],
      rows: [
        { line: 1, values: { text: 'a' } },
        { line: 3, values: { text: 'b', n: 2 } },
      ],
    });
  });

  it('reads a downloaded contribution back, corrections too', () => {
    const table = parseJsonl(`{"fields":{"text":"a"}}\n{"fields":{"text":"b"},"supersedes":"${HASH}"}\n`);
    expect(table.rows).toEqual([
      { line: 1, values: { text: 'a' } },
      { line: 2, values: { text: 'b' }, supersedes: HASH },
    ]);
  });

  it('reads an array of objects', () => {
    expect(parseJsonl('[{"text":"a"},{"text":"b"}]').rows).toHaveLength(2);
  });

  it('keeps lines that are no objects as problems', () => {
    const { rows } = parseJsonl('{"text":"a"}\n{"text":\n42\nnull\n');
    expect(rows.map((row) => row.problem ?? null)).toEqual([
      null,
      expect.stringMatching(/not JSON/),
      expect.stringMatching(/not a JSON object/),
      expect.stringMatching(/not a JSON object/),
    ]);
  });

  it('refuses a file of empty lines', () => {
    expect(() => parseJsonl('\n \n')).toThrow(/no records/);
  });
});
