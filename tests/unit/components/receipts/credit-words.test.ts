import { describe, expect, it } from 'vitest';
import { creditNotes } from '@/components/receipts/credit-words';

const bilal = `0x${'1'.repeat(40)}` as const;
const chiara = `0x${'2'.repeat(40)}` as const;
const plain = {
  contributor: bilal,
  corrects: false,
  credits: [{ account: bilal, partsPerMillion: 1_000_000 }],
  resembles: null,
  copies: 0,
};
const alike = (similarityPermille: number) => ({
  record: { datanetId: 3, contributionId: 7, index: 4, hash: `0x${'a'.repeat(64)}` as const },
  similarityPermille,
});

describe('what is said of a record’s credit', () => {
  it('is nothing where its contributor alone earns by it', () => {
    expect(creditNotes(plain)).toEqual([]);
    expect(creditNotes({ ...plain, credits: [] })).toEqual([]);
  });

  it('is that half of a correction goes to the first author', () => {
    const credits = [
      { account: chiara, partsPerMillion: 500_000 },
      { account: bilal, partsPerMillion: 500_000 },
    ];
    expect(creditNotes({ ...plain, corrects: true, credits })).toEqual([
      {
        text: 'A correction: half of what it earns goes to its first author',
        record: null,
        consequence: '',
        accounts: [chiara],
      },
    ]);
  });

  it('is whose copy it is, from eight tenths on, and below that what it shares with', () => {
    const credits = [{ account: chiara, partsPerMillion: 1_000_000 }];
    const [copy] = creditNotes({ ...plain, credits, resembles: alike(934) });
    expect(copy).toMatchObject({
      text: 'A copy (93 % alike) of',
      record: { datanetId: 3, contributionId: 7, index: 4 },
      consequence: expect.stringContaining('whoever was first'),
      accounts: [chiara],
    });
    expect(creditNotes({ ...plain, credits, resembles: alike(1000) })[0]?.text).toBe('A copy of');
    const shared = [
      { account: bilal, partsPerMillion: 500_000 },
      { account: chiara, partsPerMillion: 500_000 },
    ];
    expect(creditNotes({ ...plain, credits: shared, resembles: alike(610) })[0]).toMatchObject({
      text: '61 % like',
      consequence: expect.stringContaining('share'),
      accounts: [chiara],
    });
  });

  it('is what nobody is credited for, and which copies were left out', () => {
    const notes = creditNotes({ ...plain, credits: [{ account: bilal, partsPerMillion: 250_000 }], copies: 2 });
    expect(notes.map(({ text }) => text)).toEqual([
      '75 % of its weight follows the version’s shares',
      '2 copies of it were left out: only this one earns',
    ]);
  });
});
