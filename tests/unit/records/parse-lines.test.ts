import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keccak256 } from '@/lib/core/keccak';
import { parseRecordLines } from '@/lib/records/parse-lines';
import { contentHash, encodeRecordLines, recordHash, recordLine } from '@/lib/records/record-line';

const bytes = (text: string) => new TextEncoder().encode(text);
const hash = `0x${'ab'.repeat(32)}` as const;

describe('parseRecordLines', () => {
  it('reads back any record that recordLine wrote, with its hashes', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\u0000'));
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000')),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
    );
    const draft = fc.record(
      {
        fields: fc
          .dictionary(name, value, { minKeys: 1, noNullPrototype: true })
          .filter((f) => !('__proto__' in f) || true),
        supersedes: fc.constant(hash),
      },
      { requiredKeys: ['fields'] },
    );
    fc.assert(
      fc.property(fc.array(draft, { minLength: 1, maxLength: 8 }), (drafts) => {
        const lines = drafts.map(recordLine);
        const parsed = parseRecordLines(encodeRecordLines(lines));
        expect(parsed.map((record) => recordLine(record))).toEqual(lines);
        expect(parsed.map((record) => record.hash)).toEqual(lines.map((line) => keccak256(line)));
        expect(parsed.map((record) => record.contentHash)).toEqual(drafts.map((one) => contentHash(one.fields)));
        expect(parsed.map((record) => record.index)).toEqual(drafts.map((_, index) => index));
      }),
    );
  });

  it('writes a record as the architecture says', () => {
    expect(recordLine({ fields: { text: 'a "b"', label: 'x' } })).toBe('{"fields":{"label":"x","text":"a \\"b\\""}}');
    expect(recordLine({ fields: { n: 1 }, supersedes: hash })).toBe(`{"fields":{"n":1},"supersedes":"${hash}"}`);
    expect(recordHash('{"fields":{"n":1}}')).toBe(keccak256(bytes('{"fields":{"n":1}}')));
  });

  it.each([
    ['an empty file', '', /empty/],
    ['a cut last line', '{"fields":{"a":"b"}}', /cut off/],
    ['keys out of order', '{"fields":{"b":"1","a":"2"}}\n', /Line 1 .*canonical/],
    ['white space', '{"fields": {"a":"b"}}\n', /canonical/],
    ['a byte order mark', '\ufeff{"fields":{"a":"b"}}\n', /JSON/],
    ['a blank line', '{"fields":{"a":"b"}}\n\n{"fields":{"a":"b"}}\n', /Line 2 .*JSON/],
    ['a repeated key', '{"fields":{"a":"b","a":"c"}}\n', /canonical/],
    ['another key', '{"fields":{"a":"b"},"more":1}\n', /more than/],
    ['no fields', '{"fields":{}}\n', /fields/],
    ['a nested value', '{"fields":{"a":["b"]}}\n', /fields/],
    ['a short hash', '{"fields":{"a":"b"},"supersedes":"0x12"}\n', /supersedes/],
    ['a capital hash', `{"fields":{"a":"b"},"supersedes":"0x${'AB'.repeat(32)}"}\n`, /supersedes/],
    ['an escaped NUL', '{"fields":{"a":"\\u0000"}}\n', /fields/],
    ['half a surrogate pair', '{"fields":{"a":"\\ud800"}}\n', /no text/],
    ['a number too large', '{"fields":{"a":1e999}}\n', /no text|canonical/],
    ['minus zero', '{"fields":{"a":-0}}\n', /canonical/],
    ['carriage returns', '{"fields":{"a":"b"}}\r\n', /canonical/],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseRecordLines(bytes(text))).toThrow(message);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseRecordLines(new Uint8Array([0x7b, 0xff, 0x0a]))).toThrow(/UTF-8/);
  });
});
