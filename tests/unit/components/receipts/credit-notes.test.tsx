import { expect, it } from 'vitest';
import { CreditNotes } from '@/components/receipts/credit-notes';
import { renderWithTexts } from '@/tests/support/render-texts';
import { GERMAN } from '@/tests/support/texts';

const bilal = `0x${'1'.repeat(40)}` as const;
const record = (similarityPermille: number, partsPerMillion: number) => ({
  contributor: bilal,
  corrects: false,
  credits: partsPerMillion > 0 ? [{ account: bilal, partsPerMillion }] : [],
  resembles: {
    record: { datanetId: 3, contributionId: 7, index: 4, hash: `0x${'a'.repeat(64)}` as const },
    similarityPermille,
  },
  copies: 1,
});

it('says each thing in one sentence, with the way to the earlier record', () => {
  const kept = renderWithTexts(<CreditNotes record={record(934, 250_000)} />, ['receipts', 'ui']);
  expect(kept).toMatch(
    /93% like <a [^>]*href="\/datanets\/3\/records\/7\/4">an earlier record<\/a>: its contributor keeps 25% of its credit\./,
  );
  expect(kept).toContain('75% of its weight follows the version’s shares.');
  expect(kept).toContain('1 copy of it was left out: only this one earns.');
  const nobody = renderWithTexts(<CreditNotes record={record(1000, 0)} />, ['receipts', 'ui']);
  expect(nobody).toMatch(/The same words as <a .*>an earlier record<\/a>: nobody is credited for it\./);
  const german = renderWithTexts(<CreditNotes record={record(1000, 0)} />, ['receipts', 'ui'], GERMAN);
  expect(german).toMatch(/Derselbe Wortlaut wie <a .*>ein früherer Eintrag<\/a>: Für ihn verdient niemand\./);
});
