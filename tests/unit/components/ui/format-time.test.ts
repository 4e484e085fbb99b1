import { describe, expect, it } from 'vitest';
import { formatTimeAgo } from '@/components/ui/format-time';
import { DEFAULT_READER } from '@/lib/texts/locales';
import { GERMAN, textsFor } from '@/tests/support/texts';

const now = Date.UTC(2026, 0, 5, 12);
const words = (secondsAgo: number, reader = DEFAULT_READER) =>
  formatTimeAgo(textsFor('ui.timeAgo', reader), { time: now - secondsAgo * 1000, now, tag: reader.tag });

describe('formatTimeAgo', () => {
  it.each([
    [20, 'just now'],
    [180, '3 minutes ago'],
    [86_400, 'yesterday'],
    [-3, 'just now'],
    [-20, 'in 20 seconds'],
    [-120, 'in 2 minutes'],
  ])('tells what lies %i seconds back', (seconds, told) => {
    expect(words(seconds)).toBe(told);
  });

  it('speaks the reader’s language', () => {
    expect(words(-20, GERMAN)).toBe('in 20 Sekunden');
  });
});
