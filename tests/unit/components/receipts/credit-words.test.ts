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
    expect(creditNotes({ ...plain, corrects: true, credits })).toEqual([{ kind: 'correction', accounts: [chiara] }]);
  });

  it('is what it is alike to, and what its credits make of that, whatever its Datanet takes for a copy', () => {
    const credits = [{ account: chiara, partsPerMillion: 1_000_000 }];
    const [copy] = creditNotes({ ...plain, credits, resembles: alike(934) });
    expect(copy).toEqual({
      kind: 'alike',
      percent: 93,
      record: alike(934).record,
      keeps: 0,
      outcome: 'first',
      accounts: [chiara],
    });
    expect(creditNotes({ ...plain, credits, resembles: alike(1000) })[0]).toMatchObject({ percent: 100 });
    const kept = [{ account: bilal, partsPerMillion: 250_000 }];
    const shared = [...kept, { account: chiara, partsPerMillion: 375_000 }];
    expect(creditNotes({ ...plain, credits: shared, resembles: alike(850) })[0]).toMatchObject({
      percent: 85,
      keeps: 250_000,
      outcome: 'keptShared',
      accounts: [chiara],
    });
    expect(creditNotes({ ...plain, credits: kept, resembles: alike(610) })[0]).toMatchObject({
      keeps: 250_000,
      outcome: 'kept',
    });
    expect(creditNotes({ ...plain, credits: [], resembles: alike(900) })[0]).toMatchObject({ outcome: 'nobody' });
  });

  it('sums the parts of one account, and names it once', () => {
    const credits = [bilal, chiara, bilal, chiara].map((account) => ({ account, partsPerMillion: 250_000 }));
    const [note] = creditNotes({ ...plain, credits, resembles: alike(610) });
    expect(note).toMatchObject({ accounts: [chiara], keeps: 500_000 });
  });

  it('is what nobody is credited for, and which copies were left out', () => {
    const notes = creditNotes({ ...plain, credits: [{ account: bilal, partsPerMillion: 250_000 }], copies: 2 });
    expect(notes).toEqual([
      { kind: 'shares', part: 750_000 },
      { kind: 'copies', count: 2 },
    ]);
  });
});
