import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DatanetCard } from '@/components/datanets/datanet-card';
import { FieldSummaryView } from '@/components/datanets/field-summary';
import { KeysetPagination } from '@/components/datanets/keyset-pagination';
import { RecordDiff } from '@/components/datanets/record-diff';
import { versionChangeWords } from '@/components/datanets/version-change-words';
import type { DatanetSummary } from '@/lib/schemas/datanet-summary';
import type { Reader } from '@/lib/texts/locales';
import { renderWithTexts } from '@/tests/support/render-texts';
import { GERMAN, textsFor } from '@/tests/support/texts';

const renderTexts = (node: ReactNode, reader?: Reader) => renderWithTexts(node, ['datanets', 'charts', 'ui'], reader);

const counted: DatanetSummary = {
  records: 12_345,
  fields: [
    {
      kind: 'text',
      name: 'text',
      filled: 12_345,
      least: 3,
      median: 48,
      mean: 50,
      most: 900,
      steps: [
        { from: 0, to: 50, records: 7_000 },
        { from: 50, to: 100, records: 5_345 },
      ],
    },
    {
      kind: 'label',
      name: 'label',
      filled: 12_000,
      values: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((value, i) => ({ value, records: 3_000 - i * 300 })),
      others: { values: 3, records: 1_200 },
    },
  ],
  contributors: [{ account: `0x${'0a'.repeat(20)}`, records: 12_345 }],
  otherContributors: { accounts: 0, records: 0 },
};
const datanet = {
  id: 7,
  name: 'Notes <b>from</b> the bank',
  summary: null,
  tags: ['river'],
  licence: 'CC0-1.0',
  contributeAccess: 'on-request' as const,
  trainAccess: 'anyone' as const,
  acceptedRecords: 12_345,
  contributorCount: 1,
  versionCount: 2,
  pendingCount: 3,
  updatedAt: new Date('2026-01-01T00:00:00Z'),
  counted,
};

beforeEach(() => {
  vi.spyOn(console, 'error');
});
afterEach(() => {
  // A text that is missing, or a message without its value, is reported there.
  expect(console.error).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

describe('a card', () => {
  it('tells how much is in it and how its labels are shared, in the reader’s numbers', () => {
    const german = renderTexts(<DatanetCard datanet={datanet} />, GERMAN);
    expect(german).toContain('12.345');
    expect(german).toContain('11 Kategorien: a, b, c, d');
    expect(german).toContain('<span class="inline-block">auf Anfrage');
    expect(german).toContain('Notes &lt;b&gt;from');
    expect(renderTexts(<DatanetCard datanet={datanet} />)).toContain('12,345');
  });

  it('warns who wants to train on it where that is not open to all', () => {
    expect(renderTexts(<DatanetCard datanet={datanet} />)).not.toContain('training');
    const onRequest = { ...datanet, trainAccess: 'on-request' as const };
    expect(renderTexts(<DatanetCard datanet={onRequest} />)).toContain(
      '<span class="inline-block">training on request',
    );
    expect(renderTexts(<DatanetCard datanet={onRequest} />, GERMAN)).toContain(
      '<span class="inline-block">Training auf Anfrage',
    );
  });

  it('stands without what is not counted yet', () => {
    expect(renderTexts(<DatanetCard datanet={{ ...datanet, counted: null }} />)).toContain('3 to review');
  });
});

it('shows the shares of a label with the figures of all values, and what has none', () => {
  const field = counted.fields[1];
  if (!field) throw new Error('no field');
  const html = renderTexts(<FieldSummaryView datanetId={7} field={field} searchable records={counted.records} />);
  expect(html).toContain('Label: 12,000 records, 11 different values. 345 records have none.');
  expect(html).toContain('href="/datanets/7?label=a"');
  expect(html).toContain('5 others');
  expect(html.match(/<tr>/g)).toHaveLength(1 + 8 + 1);
});

it('shows how long texts are', () => {
  const field = counted.fields[0];
  if (!field) throw new Error('no field');
  const html = renderTexts(
    <FieldSummaryView datanetId={7} field={field} searchable records={counted.records} />,
    GERMAN,
  );
  expect(html).toContain('Text: 3 bis 900 Zeichen, die Hälfte bis 48.');
});

it('says what a version adds and takes away', () => {
  const change = { addedContributions: 1, addedRecords: 20, removedContributions: 2, removedRecords: 1 };
  const words = (number: number, reader?: typeof GERMAN) =>
    versionChangeWords(textsFor('datanets.versionChange', reader), { number, change }).map((one) => one.words);
  expect(words(1)).toEqual(['The first: 20 records of 1 contribution']);
  expect(words(2)).toEqual(['+20 records in 1 contribution', '−1 record: 2 contributions withdrawn']);
  expect(words(2, GERMAN)).toEqual(['+20 Einträge in 1 Beitrag', '−1 Eintrag: 2 Beiträge zurückgezogen']);
});

it('shows what a correction changes, field by field', () => {
  const html = renderTexts(
    <RecordDiff
      before={{ text: 'a red apple', label: 'red' }}
      after={{ text: 'a green apple', label: 'red' }}
      schema={null}
    />,
  );
  expect(html.match(/<del/g)).toHaveLength(1);
  expect(html.match(/<ins/g)).toHaveLength(1);
});

it('leads only where there is something', () => {
  const pages = (previous: string | null, next: string | null) =>
    renderTexts(
      <KeysetPagination path="/x" filters={{ q: 'a' }} previous={previous} next={next} label="Pages" total="9" />,
    );
  expect(pages(null, null)).not.toContain('<nav');
  expect(pages('1.0', '2.0')).toContain('href="/x?q=a&amp;before=1.0"');
  expect(pages(null, '2.0')).not.toContain('before=');
});
