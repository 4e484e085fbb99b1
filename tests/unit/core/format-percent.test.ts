import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addPercentSign, formatPercent } from '@/lib/core/format-percent';
import { listSources } from '@/tests/support/source/list-sources';

test.each([
  [0.848, undefined, '84.8%', '84,8\u00a0%'],
  [0.2, undefined, '20%', '20\u00a0%'],
  [0.1255, undefined, '12.55%', '12,55\u00a0%'],
  [0.75, 1, '75.0%', '75,0\u00a0%'],
  [12.5, 0, '1,250%', '1.250\u00a0%'],
])('writes %d with %s decimals in the reader’s way', (fraction, digits, english, german) => {
  expect(formatPercent(fraction, 'en-GB', digits)).toBe(english);
  expect(formatPercent(fraction, undefined, digits), 'without a reader').toBe(english);
  expect(formatPercent(fraction, 'de-DE', digits)).toBe(german);
});

test('adds the sign to every digit of a figure', () => {
  const figure = '123,456,789,012,345,678.05';
  expect(addPercentSign(figure)).toBe(`${figure}%`);
  expect(addPercentSign('$&0', 'de-DE')).toBe('$&0\u00a0%');
});

test('is how every percentage is written', () => {
  const byHand = /[\d}](\\u00a0|[\u00a0 ]|\{'\\u00a0'\})%(?! *[\w(])/;
  const code = (path: string) => readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  expect(listSources('app', 'components', 'lib').filter((path) => byHand.test(code(path)))).toEqual([]);
});

test.each([
  ['en', /[\d}]\s%/],
  ['de', /[\d}] ?%/],
])('is how percentages stand in the messages of %s', (locale, otherwise) => {
  const files = readdirSync(`messages/${locale}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => `messages/${locale}/${path}`);
  // Without the keys, which are English sentences in German files.
  const texts = (path: string) => readFileSync(path, 'utf8').replace(/^\s*"(?:[^"\\]|\\.)*":/gm, '');
  expect(files.filter((path) => otherwise.test(texts(path)))).toEqual([]);
});
