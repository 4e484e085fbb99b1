import { describe, expect, it } from 'vitest';
import { readDescription, writeDescription } from '@/lib/chain/governance/proposal-description';
import { PAYEE } from '@/tests/unit/chain/governance/sample-protocol';

describe('a proposal’s description', () => {
  it.each([
    { title: 'Longer window', body: 'Because a day is short.\n\n## Why now\nSee epoch 3.' },
    { title: 'Only a title', body: '' },
    { title: 'Ends like a suffix', body: 'text #proposer=nobody' },
    { title: 'Tries to name another proposer', body: `text\n#proposer=0x${'12'.repeat(20)}` },
  ])('is read as it was written: $title', ({ title, body }) => {
    const written = writeDescription({ title, body, proposer: PAYEE });
    expect(written.slice(-52)).toBe(`#proposer=${PAYEE}`);
    expect(written.startsWith(`# ${title}\n\n`)).toBe(true);
    expect(readDescription(written)).toEqual({ title, body });
  });

  it.each([
    ['', null, ''],
    ['  \n ', null, ''],
    ['No heading\nand more', 'No heading', 'and more'],
    ['### Deep heading', 'Deep heading', ''],
    [`#proposer=${PAYEE}`, null, ''],
  ])('of others is read too: %j', (description, title, body) => {
    expect(readDescription(description)).toEqual({ title, body });
  });

  it('is read at once, however much empty space a hostile one holds', () => {
    const space = ' '.repeat(100_000);
    expect(readDescription(`# Short\n${space}x`)).toEqual({ title: 'Short', body: 'x' });
  });

  it('cuts a title that is a whole text, and keeps the text', () => {
    const long = 'word '.repeat(60).trim();
    const read = readDescription(`# ${long}`);
    expect(read.title).toHaveLength(120);
    expect(read.body).toBe(long);
  });
});
