import { expect, it } from 'vitest';
import { whenWords } from '@/components/earnings/when-words';
import { DEFAULT_READER } from '@/lib/texts/locales';
import { GERMAN, textsFor } from '@/tests/support/texts';

const now = Date.UTC(2026, 10, 21, 12);
const say = (seconds: number, reader = DEFAULT_READER) =>
  whenWords(
    { soon: textsFor('earnings.whenClaimable', reader), ago: textsFor('ui.timeAgo', reader) },
    { time: now + seconds * 1000, now, tag: reader.tag },
  );

it.each([
  [180, 'in 3 minutes'],
  [20, 'in 20 seconds'],
  [3, 'in a moment'],
  [0, 'in a moment'],
  [-600, 'in a moment'],
])('says of what is %i seconds ahead that it can be claimed %s', (seconds, words) => {
  expect(say(seconds)).toBe(words);
});

it('says so in German', () => {
  expect(say(-1, GERMAN)).toBe('gleich');
  expect(say(180, GERMAN)).toBe('in 3 Minuten');
});
