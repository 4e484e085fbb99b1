import { expect, it } from 'vitest';
import { type EarnedPiece, ModelEarnings } from '@/components/models/model-earnings';
import { renderWithTexts } from '@/tests/support/render-texts';
import { GERMAN } from '@/tests/support/texts';

const OPEN = 10n ** 18n;
const now = new Date('2026-11-21T12:00:00Z');
const at = (minute: number) => new Date(`2026-11-21T10:${String(minute).padStart(2, '0')}:00Z`);
const pieces: EarnedPiece[] = [
  { at: at(1), source: 'contributors', amount: OPEN / 2n },
  { at: at(1), source: 'builder', amount: OPEN / 4n },
  { at: at(9), source: 'contributors', amount: OPEN },
  { at: at(9), source: 'royalties', amount: OPEN / 8n },
];
const render = (reader = GERMAN) =>
  renderWithTexts(
    <ModelEarnings pieces={pieces} answers={2} now={now} />,
    ['models', 'receipts', 'charts', 'ui'],
    reader,
  );

/** The rows of the table behind the picture, as their figures. */
const rowsOf = (markup: string) =>
  [...markup.matchAll(/<tr>(.*?)<\/tr>/g)]
    .map(([, row = '']) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell))
    .filter((row) => row.length > 0);

it('sums up each source by itself, up to now, the largest first', () => {
  const rows = rowsOf(render());
  const last = new Map(rows.map(([source, , amount]) => [source, amount]));
  expect([...last]).toEqual([
    ['Beitragende', '1,5'],
    ['Bau', '0,25'],
    ['Modelle, aus denen es gemacht ist', '0,125'],
  ]);
  expect(rows.filter(([source]) => source === 'Beitragende').map((row) => row[2])).toEqual(['0', '0,5', '1,5', '1,5']);
});

it('says what it came to in all, and nothing where nothing was paid', () => {
  expect(render()).toContain('Bisher 1,875 OPEN mit 2 Antworten');
  const none = renderWithTexts(<ModelEarnings pieces={[]} answers={0} now={now} />, ['models', 'receipts'], GERMAN);
  expect(none).toContain('Noch ist nichts bezahlt');
  expect(none).not.toContain('<svg');
});
