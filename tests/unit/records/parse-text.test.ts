import { describe, expect, it } from 'vitest';
import { guessSplit, parseText } from '@/lib/records/parse-text';

describe('guessSplit', () => {
  it.each([
    ['a\nb\nc', 'text', 'line'],
    ['a\nb\n\nc', 'text', 'paragraph'],
    ['# A\ntext', 'markdown', 'section'],
    ['just text', 'markdown', 'paragraph'],
  ] as const)('splits %j (%s) by %s', (text, format, split) => {
    expect(guessSplit(text, format)).toBe(split);
  });
});

describe('parseText', () => {
  it('makes a record of each line that holds something', () => {
    expect(parseText('a\r\n\n b\n', 'line').rows).toEqual([
      { line: 1, values: { text: 'a' } },
      { line: 3, values: { text: 'b' } },
    ]);
  });

  it('makes a record of each paragraph', () => {
    expect(parseText('a\nb\n\n\nc\n', 'paragraph').rows).toEqual([
      { line: 1, values: { text: 'a\nb' } },
      { line: 5, values: { text: 'c' } },
    ]);
  });

  it('makes a record of each Markdown section and leaves headings in code alone', () => {
    const markdown = 'intro\n\n# One #\nfirst\n```\n# not a heading\n```\n## Two\n\nsecond\n### Empty\n';
    expect(parseText(markdown, 'section')).toEqual({
      columns: ['heading', 'text'],
      rows: [
        { line: 1, values: { heading: '', text: 'intro' } },
        { line: 3, values: { heading: 'One', text: 'first\n```\n# not a heading\n```' } },
        { line: 8, values: { heading: 'Two', text: 'second' } },
      ],
    });
  });

  it('makes one record of the whole, empty lines kept', () => {
    expect(parseText('a\n\nb\n', 'whole').rows).toEqual([{ line: 1, values: { text: 'a\n\nb' } }]);
  });

  it('refuses white space alone', () => {
    expect(() => parseText(' \n\t\n', 'paragraph')).toThrow(/is empty/);
  });
});
