import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { type Copy, CopyReason, DoubtReason } from '@/components/review/record-reasons';
import type { Reader } from '@/lib/texts/locales';
import { renderWithTexts } from '@/tests/support/render-texts';
import { GERMAN } from '@/tests/support/texts';

const renderTexts = (node: ReactNode, reader?: Reader) => renderWithTexts(node, ['review', 'ui'], reader);

const copy: Copy = {
  kind: 'copy',
  contributionId: 3,
  index: 4,
  datanetId: 2,
  datanetName: 'Repair café',
  contributor: `0x${'0a'.repeat(20)}`,
  text: 'the kettle does not heat',
  own: 'the kettle does not switch off',
  label: null,
  similarityPermille: 876,
};
const words = (html: string) => html.replace(/<svg.*?<\/svg>/g, '').replace(/<[^>]*>/g, '');
const reason = (over: Partial<Copy>, reader?: Reader) =>
  renderTexts(<CopyReason copy={{ ...copy, ...over }} datanetId={2} contributionId={3} />, reader);

it('shows how a copy differs from the earlier text', () => {
  const html = reason({});
  expect(words(html)).toMatch(/^Nearly the same \(87%\) as no. 5 of this file\./);
  expect(html).toContain('href="/datanets/2/records/3/4"');
  expect(html).toMatch(/<del[^>]*>.*heat<\/del>/);
  expect(html).toMatch(/<ins[^>]*>.*switch off<\/ins>/);
});

it('shows no difference where there is none', () => {
  const html = reason({ similarityPermille: 1000 });
  expect(words(html)).toBe('Says the same as no. 5 of this file.');
  expect(words(reason({ kind: 'resembles' }, GERMAN))).toContain('Zu 87\u00a0% gleich mit Nr. 5 dieser Datei.');
});

it('says why a label is in doubt, with the records that say so', () => {
  const near = [{ ...copy, label: 'electric' }];
  const html = renderTexts(<DoubtReason doubt={{ suggested: 'electric', near }} own="fabric" />);
  expect(words(html)).toMatch(/^Records much like it are labelled “electric”:the kettle does not heat/);
  expect(words(renderTexts(<DoubtReason doubt={{ suggested: null, near: [] }} own="fabric" />, GERMAN))).toBe(
    'Nach den Wörtern aller angenommenen Einträge wäre es eher etwas anderes.',
  );
});
