import { expect, test } from 'vitest';
import { asItIs, createSay } from '@/lib/texts/sentences';

const say = createSay({
  'Sign in first.': 'Melde dich erst an.',
  'Row {0} does not fit: {1}': 'Zeile {0} passt nicht: {1}',
  'Row {0} does not fit: it has {1} fields, and {2} are asked for.':
    'Zeile {0} passt nicht: statt {2} Feldern hat sie {1}.',
  '{0} is empty.': '{0} ist leer.',
  'It costs $5.00 (+ gas) [today]? {0}^': 'Kostet das heute 5,00 $ (+ Gas)? {0}',
});

test('without a language, and without a translation, a sentence stays as it is', () => {
  expect(createSay(undefined)).toBe(asItIs);
  expect(asItIs('Sign in first.')).toBe('Sign in first.');
  expect(say('Nobody translated this.')).toBe('Nobody translated this.');
  for (const name of ['constructor', '__proto__', 'toString', '']) expect(say(name)).toBe(name);
});

test('a whole sentence, and one with its values', () => {
  expect(say('Sign in first.')).toBe('Melde dich erst an.');
  expect(say('Row 7 does not fit: nobody knows')).toBe('Zeile 7 passt nicht: nobody knows');
  expect(say('It costs $5.00 (+ gas) [today]? yes^')).toBe('Kostet das heute 5,00 $ (+ Gas)? yes');
});

test('the pattern with the most words of its own is taken, and values may change their order', () => {
  expect(say('Row 7 does not fit: it has 2 fields, and 3 are asked for.')).toBe(
    'Zeile 7 passt nicht: statt 3 Feldern hat sie 2.',
  );
});

test('a sentence inside a sentence is said too, but no deeper than a few', () => {
  expect(say('Row 7 does not fit: text is empty.')).toBe('Zeile 7 passt nicht: text ist leer.');
  const deep = `${'Row 1 does not fit: '.repeat(9)}end`;
  expect(say(deep).split('Zeile').length - 1).toBe(4);
});

test('a value is a character at least, over lines, and what people wrote is kept as it is', () => {
  expect(say('Row  does not fit: x')).toBe('Row  does not fit: x');
  expect(say(' is empty.')).toBe(' is empty.');
  expect(say('Row 1 does not fit: a\nb $& {0} $1')).toBe('Zeile 1 passt nicht: a\nb $& {0} $1');
});

test('fixed parts never overlap', () => {
  const overlapping = createSay({ 'aba{0}aba': '[{0}]', '{0}xx{1}xx{2}': '{0}|{1}|{2}' });
  expect(overlapping('abaxaba')).toBe('[x]');
  expect(overlapping('abaaba')).toBe('abaaba');
  expect(overlapping('ababa')).toBe('ababa');
  expect(overlapping('1xx2xx3')).toBe('1|2|3');
  expect(overlapping('1xxxx3')).toBe('1xxxx3');
});

test('no text takes long, however it is made', () => {
  const many = createSay(
    Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`{0}a{1}a{2}a{3}a{4} ${i}b`, '{0}{1}{2}{3}{4}'])),
  );
  // Its own time: others may keep the machine busy.
  const started = process.cpuUsage();
  many('a'.repeat(9_999));
  many(`${'a'.repeat(9_000)} 499b`);
  many('a'.repeat(1_000_000));
  say('Row 1 does not fit: '.repeat(500));
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(500);
});
