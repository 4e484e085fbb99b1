import { expect, it } from 'vitest';
import { formatOpen, formatOpenExact, parseOpen } from '@/lib/core/units';

const OPEN = 10n ** 18n;

it.each([
  ['1.5', (OPEN * 3n) / 2n],
  ['1,5', (OPEN * 3n) / 2n],
  ['0,125', OPEN / 8n],
  ['1.125', OPEN + OPEN / 8n],
  ['1,000.25', 1000n * OPEN + OPEN / 4n],
  ['1.000,25', 1000n * OPEN + OPEN / 4n],
  ['1,000,000', 1_000_000n * OPEN],
  ['1.000.000', 1_000_000n * OPEN],
  ['12 000', 12_000n * OPEN],
  ['12’000.5', 12_000n * OPEN + OPEN / 2n],
])('reads "%s" as people mean it, whichever sign their language has for decimals', (text, amount) => {
  expect(parseOpen(text)).toBe(amount);
});

it('refuses what is a thousand to some and one to others, and says how to write either', () => {
  expect(() => parseOpen('1,000')).toThrow('Write 1000 or 1.000');
});

it.each(['', 'one', '1..5', '1,2,3', '1.5,', '-1', '1e3', '1,00,000.5', `0.${'1'.repeat(19)}`])(
  'refuses "%s"',
  (text) => {
    expect(() => parseOpen(text)).toThrow('is not an amount of OPEN');
  },
);

it.each([
  [1_234_567n * OPEN + OPEN / 8n, '1,234,567.125', '1.234.567,125'],
  [OPEN / 3n, '0.3333', '0,3333'],
  [1n, '< 0.0001', '< 0,0001'],
  [-OPEN / 2n, '-0.5', '-0,5'],
  [0n, '0', '0'],
])('writes %s base units rounded down, in the reader’s way', (amount, english, german) => {
  expect([formatOpen(amount), formatOpen(amount, 'de-DE')]).toEqual([english, german]);
});

it.each([
  [1_234_567n * OPEN + OPEN / 8n, '1234567.125', '1234567,125'],
  [1n, '0.000000000000000001', '0,000000000000000001'],
  [-OPEN / 2n, '-0.5', '-0,5'],
  [20n * OPEN, '20', '20'],
])('writes every digit of %s base units, so that it can be read back', (amount, english, german) => {
  expect([formatOpenExact(amount), formatOpenExact(amount, 'de-DE')]).toEqual([english, german]);
  if (amount > 0n) expect([parseOpen(english), parseOpen(german)]).toEqual([amount, amount]);
});
