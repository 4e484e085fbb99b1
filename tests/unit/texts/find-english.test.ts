import { expect, test } from 'vitest';
import { de } from '@/messages/de';
import page from '@/messages/de/sentences/page.json';
import server from '@/messages/de/sentences/server.json';
import deShell from '@/messages/de/shell.json';
import enShell from '@/messages/en/shell.json';
import { fixedParts } from '@/tests/support/texts/describe-message';
import { findEnglish } from '@/tests/support/texts/find-english';

test('a text of ours is found in English, wherever it stands, and not in German', () => {
  expect(findEnglish(enShell.server.footer.claim)).not.toBeNull();
  expect(findEnglish(`  ${enShell.server.footer.claim.replace(' ', '\n ')} `)).not.toBeNull();
  expect(findEnglish(deShell.server.footer.claim)).toBeNull();
});

test('English that is not among our texts is found by its words', () => {
  expect(findEnglish('Something was written by the one who built it')).not.toBeNull();
  for (const text of [
    'OPEN',
    'Tributary',
    'Datanet 7',
    'v1/chat/completions',
    'npm start -- --port 4000',
    '0x12…ab',
    'Antwort auf „The end“',
  ]) {
    expect(findEnglish(text), text).toBeNull();
  }
});

test('none of our German is taken for English', () => {
  const german = Object.values(de as Record<string, Record<string, Record<string, Record<string, string>>>>)
    .flatMap((sides) => Object.values(sides))
    .flatMap((components) => Object.values(components))
    .flatMap((texts) => Object.values(texts))
    .flatMap(fixedParts);
  const sentences = [...Object.values(page), ...Object.values(server)].flatMap((text) => text.split(/\{\d\}/));
  const taken = [...german, ...sentences].flatMap((text) => {
    const found = findEnglish(text);
    return found === null ? [] : [{ text, found }];
  });
  expect(taken).toEqual([]);
});
