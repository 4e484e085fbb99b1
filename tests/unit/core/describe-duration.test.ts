import { expect, it } from 'vitest';
import { describeDuration } from '@/lib/core/describe-duration';

it.each([
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
