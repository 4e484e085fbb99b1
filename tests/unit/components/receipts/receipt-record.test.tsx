import { expect, it } from 'vitest';
import { ReceiptRecord, type ReceiptRecordLine } from '@/components/receipts/receipt-record';
import type { Hex } from '@/lib/core/hex';
import { renderWithTexts } from '@/tests/support/render-texts';
import { GERMAN } from '@/tests/support/texts';

const UNIT = 4_294_967_296n;
const scale = { strongest: UNIT, fee: 10n ** 18n, margin: null, viewer: null };
const record: ReceiptRecordLine = {
  contributionId: 7,
  index: 2,
  hash: `0x${'a'.repeat(64)}`,
  text: 'Lisbon is sunny in May.',
  question: null,
  label: null,
  datanetId: 3,
  contributor: '',
  corrects: false,
  influence: UNIT,
  weight: UNIT,
  amount: 10n ** 17n,
  credits: [],
  resembles: null,
  copies: 0,
};
const show = (change: Partial<ReceiptRecordLine>, reader?: typeof GERMAN) =>
  renderWithTexts(<ReceiptRecord record={{ ...record, ...change }} scale={scale} />, ['receipts', 'ui'], reader);

it('says why a record that pushed for the answer earns nothing', () => {
  const words = 'Earns nothing here: nobody is credited for it, so its part follows the version’s published shares.';
  const uncredited = show({ weight: 0n, amount: 0n });
  expect(uncredited).toContain(words);
  expect(uncredited).toContain('Pushed strongly for it.');
  expect(show({ weight: 0n, amount: 0n }, GERMAN)).toContain('Verdient hier nichts: Er ist niemandem zuzurechnen');
  expect(show({})).not.toContain('Earns nothing');
});

it('gives no such reason where there was nothing to divide, somebody is credited, or where it spoke against the answer', () => {
  expect(show({ amount: 0n })).toContain('Earns nothing here</p>');
  // Its contributor, who is not named here.
  const credits = [{ account: '' as Hex, partsPerMillion: 1_000_000 }];
  expect(show({ weight: 0n, amount: 0n, credits }), 'of the evidence that does not pay').toContain(
    'Earns nothing here</p>',
  );
  expect(show({ influence: -UNIT, weight: 0n, amount: 0n })).toContain('Costs nobody anything');
});
