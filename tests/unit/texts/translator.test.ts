import compile from 'icu-minify/compile';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import type { Reader } from '@/lib/texts/locales';
import { createTranslator } from '@/lib/texts/translator';

const READERS: Record<'en' | 'de', Reader> = {
  en: { locale: 'en', tag: 'en-GB' },
  de: { locale: 'de', tag: 'de-DE' },
};

function translator(messages: Record<string, string>, reader: Reader = READERS.en) {
  const texts = Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, compile(message)]));
  return createTranslator(texts, { namespace: 'area.component', reader });
}

const draw = (node: ReactNode) => renderToStaticMarkup(createElement('p', null, node));

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('plurals, numbers and choices in the reader’s way', () => {
  const messages = {
    found: '{count, plural, =0 {none} one {# record} other {# records}}',
    sum: 'of {total, number}',
    part: '{part, number, percent} of it',
    who: '{role, select, curator {decides} other {looks}}',
  };
  const en = translator(messages);
  expect([0, 1, 12_345].map((count) => en('found', { count }))).toEqual(['none', '1 record', '12,345 records']);
  expect(translator(messages, READERS.de)('found', { count: 12_345 })).toBe('12.345 records');
  expect(translator(messages, READERS.de)('sum', { total: 1234.5 })).toBe('of 1.234,5');
  expect(en('part', { part: 0.29 })).toBe('29% of it');
  expect(translator(messages, READERS.de)('part', { part: 0.29 })).toBe('29\u00a0% of it');
  expect([en('who', { role: 'curator' }), en('who', { role: 'constructor-like' })]).toEqual(['decides', 'looks']);
});

test('tags are drawn where they stand, also in each other and in plurals', () => {
  const t = translator({
    rich: 'See <link>the <b>{name}</b></link> now',
    plural: '{count, plural, one {<b>#</b> record} other {<b>#</b> records}} here',
    only: '<b>all</b>',
  });
  const values = {
    name: '<i>&',
    link: (chunks: ReactNode) => createElement('a', { href: '/x' }, chunks),
    b: (chunks: ReactNode) => createElement('b', null, chunks),
  };
  const warn = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(draw(t.rich('rich', values))).toBe('<p>See <a href="/x">the <b>&lt;i&gt;&amp;</b></a> now</p>');
  expect(draw(t.rich('plural', { ...values, count: 2 }))).toBe('<p><b>2</b> records here</p>');
  expect(draw(t.rich('only', values))).toBe('<p><b>all</b></p>');
  expect(warn, 'no keys are missing').not.toHaveBeenCalled();
});

test('a text that is not there is reported, and named in its place', () => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(translator({})('nothing')).toBe('area.component.nothing');
  expect(createTranslator(undefined, { namespace: 'a.b', reader: READERS.en })('c')).toBe('a.b.c');
  expect(report).toHaveBeenCalledTimes(2);
});

test('a formatter is made once, for all that is written with it', () => {
  const { NumberFormat } = Intl;
  let made = 0;
  class CountedFormat extends NumberFormat {
    constructor(...args: ConstructorParameters<typeof NumberFormat>) {
      super(...args);
      made++;
    }
  }
  vi.stubGlobal('Intl', { ...Intl, NumberFormat: CountedFormat });
  const t = translator({ sum: '{total, number}' }, { locale: 'en', tag: 'en-NZ' });
  for (let i = 0; i < 50; i++) expect(t('sum', { total: i })).toBe(String(i));
  expect(made).toBe(1);
});
