import { expect, it } from 'vitest';
import { describeDuration } from '@/lib/core/describe-duration';

it.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [59, '59 seconds'],
  [60, '1 minute'],
  [120, '2 minutes'],
  [90, '90 seconds'],
  [3_600, '1 hour'],
  [86_400, '1 day'],
  [129_600, '36 hours'],
])('says %i seconds as "%s"', (seconds, words) => {
  expect(describeDuration(seconds)).toBe(words);
});

it.each([
  [1, '1 Sekunde'],
  [7_200, '2 Stunden'],
  [172_800, '2 Tage'],
])('says %i seconds in German as "%s"', (seconds, words) => {
  expect(describeDuration(seconds, 'de-DE')).toBe(words);
});
