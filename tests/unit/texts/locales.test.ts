import { expect, test } from 'vitest';
import { chooseReader } from '@/lib/texts/locales';

const read = (acceptLanguage: string | null, chosen?: string) =>
  chooseReader({ acceptLanguage, ...(chosen === undefined ? {} : { chosen }) });

test('who asks for nothing reads English', () => {
  expect(read(null)).toEqual({ locale: 'en', tag: 'en-GB' });
  expect(read('')).toEqual({ locale: 'en', tag: 'en-GB' });
  expect(read('fr-FR, ja;q=0.8')).toEqual({ locale: 'en', tag: 'en-GB' });
});

test('the browser’s best language that we speak is read, with the region it names', () => {
  expect(read('de-AT,de;q=0.9,en;q=0.8')).toEqual({ locale: 'de', tag: 'de-AT' });
  expect(read('fr-CH, en-us;q=0.9, de;q=0.7')).toEqual({ locale: 'en', tag: 'en-US' });
  expect(read('en;q=0.3, de;q=0.7')).toEqual({ locale: 'de', tag: 'de-DE' });
  expect(read('de;q=0, en')).toEqual({ locale: 'en', tag: 'en-GB' });
});

test('a choice outweighs the browser, whose region counts where it is of that language', () => {
  expect(read('en-US,en;q=0.9', 'de')).toEqual({ locale: 'de', tag: 'de-DE' });
  expect(read('en-US, de-CH;q=0.5', 'de')).toEqual({ locale: 'de', tag: 'de-CH' });
  expect(read('de-CH, en-ZA;q=0.5', 'en')).toEqual({ locale: 'en', tag: 'en-ZA' });
});

test('a cookie that is no language of ours is as if it were not there', () => {
  for (const chosen of ['', 'xx', 'DE', '__proto__', '<script>']) {
    expect(read('de', chosen)).toEqual({ locale: 'de', tag: 'de-DE' });
  }
});

test('no header chooses digits, calendars or variants, nor breaks the choice', () => {
  expect(read('de-AT-u-nu-thai-ca-buddhist')).toEqual({ locale: 'de', tag: 'de-AT' });
  expect(read('en-Latn-IE-fonipa-x-mine')).toEqual({ locale: 'en', tag: 'en-IE' });
  const hostile = ['*', ';;;,,,', 'q=1', 'de;q=NaN', 'de;q=-1', '\u0000', 'x'.repeat(100_000), 'en-'.repeat(10_000)];
  for (const header of hostile) expect(read(header).tag, header.slice(0, 20)).toBe('en-GB');
});
