import { describe, expect, test } from 'vitest';
import { compileArea } from '@/lib/texts/compile-catalogue';
import { LOCALES } from '@/lib/texts/locales';
import type { Area } from '@/lib/texts/namespaces';
import { readTexts } from '@/lib/texts/read-texts';
import { writeTexts } from '@/lib/texts/write-texts';
import { de } from '@/messages/de';
import { en } from '@/messages/en';
import { describeMessage, fixedParts } from '@/tests/support/texts/describe-message';
import { SAME_IN_BOTH } from '@/tests/support/texts/same-in-both';

type Side = 'client' | 'server';
type Catalogue = Record<string, Record<Side, Record<string, Record<string, string>>>>;

const CATALOGUES = { en: en as Catalogue, de: de as Catalogue };
const areas = Object.keys(en) as Area[];
const english = flatten(CATALOGUES.en);
const german = flatten(CATALOGUES.de);

describe('the texts', () => {
  test('have the same keys in both languages, on the same side', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('stand in one side of an area, so that one namespace is one component', () => {
    const twice = areas.flatMap((area) => {
      const { client, server } = CATALOGUES.en[area] ?? { client: {}, server: {} };
      return Object.keys(client).filter((component) => component in server);
    });
    expect(twice).toEqual([]);
  });

  test('are ICU messages, all of them', () => {
    for (const locale of LOCALES) for (const area of areas) expect(() => compileArea(locale, area)).not.toThrow();
  });

  test('arrive in the browser as they were sent', () => {
    const sent = readTexts(writeTexts('de', { areas: ['ui'], components: ['wallet.walletError'] }));
    const { ui, wallet } = { ui: compileArea('de', 'ui').client, wallet: compileArea('de', 'wallet').client };
    expect(sent['ui.timeAgo']).toEqual(ui.timeAgo);
    expect(sent['wallet.walletError']).toEqual(wallet.walletError);
    expect(Object.keys(sent)).toHaveLength(Object.keys(ui).length + 1);
    expect(readTexts(writeTexts('de', { areas: ['ui'], components: ['wallet.walletError'] }))).toBe(sent);
  });

  test('take the same values and tags in both languages', () => {
    const differing = [...english].flatMap(([key, message]) => {
      const other = german.get(key);
      if (other === undefined) return [];
      const [mine, its] = [message, other].map((one) => JSON.stringify({ ...describeMessage(one), choosers: [] }));
      return mine === its ? [] : [`${key}: ${mine} in English, ${its} in German`];
    });
    expect(differing).toEqual([]);
  });

  test('are not empty, and have no space at their ends', () => {
    const odd = [...english, ...german].filter(([, message]) => message.trim() !== message || message === '');
    expect(odd).toEqual([]);
  });

  test('are translated: what is the same in both languages is on a short list', () => {
    const same = [...english].filter(
      ([key, message]) => german.get(key) === message && !wordsOf(message).every((word) => SAME_IN_BOTH.has(word)),
    );
    expect(same).toEqual([]);
  });

  test('use no typewriter’s quotes or points, and no address by Sie', () => {
    const odd = [...english, ...german].filter(([, message]) => /\.\.\.|"/.test(message));
    const formal = [...german].filter(([, message]) => /[\p{L},;] (Ihre?[mnrs]?|Ihnen|Sie)\b/u.test(message));
    expect({ odd, formal }).toEqual({ odd: [], formal: [] });
  });
});

function flatten(catalogue: Catalogue): Map<string, string> {
  const all = new Map<string, string>();
  for (const [area, sides] of Object.entries(catalogue)) {
    for (const [side, components] of Object.entries(sides)) {
      for (const [component, texts] of Object.entries(components)) {
        for (const [key, message] of Object.entries(texts)) all.set(`${area}.${side}.${component}.${key}`, message);
      }
    }
  }
  return all;
}

/** A message's words, its values left out. */
function wordsOf(message: string): string[] {
  return fixedParts(message).flatMap((part) => part.replace(/0x[0-9a-f]+/gi, '').match(/\p{L}{2,}/gu) ?? []);
}
