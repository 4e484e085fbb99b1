import { describe, expect, it } from 'vitest';
import { incomeSpans } from '@/lib/server/earnings/income-spans';

const at = (text: string) => new Date(text);
const spans = (first: string, now: string) => incomeSpans({ first: at(first), now: at(now) });

describe('incomeSpans', () => {
  it.each([
    ['2026-11-21T10:00:30Z', '2026-11-21T10:05:00Z', 60],
    ['2026-11-21T08:00:00Z', '2026-11-21T09:30:00Z', 300],
    ['2026-11-21T01:00:00Z', '2026-11-21T22:00:00Z', 3_600],
    ['2026-11-01T00:00:00Z', '2026-11-21T22:00:00Z', 86_400],
    ['2026-08-01T00:00:00Z', '2026-11-21T22:00:00Z', 7 * 86_400],
    ['2020-08-01T00:00:00Z', '2026-11-21T22:00:00Z', 364 * 86_400],
  ])('puts what is from %s to %s into spans of fitting length', (first, now, spanS) => {
    expect(spans(first, now).spanS).toBe(spanS);
  });

  it.each([
    ['2026-11-21T10:00:30Z', '2026-11-21T10:00:31Z'],
    ['2026-11-21T09:37:00Z', '2026-11-21T10:00:31Z'],
    ['2026-10-29T23:59:59Z', '2026-11-21T10:00:31Z'],
    ['2024-02-29T12:00:00Z', '2026-11-21T10:00:31Z'],
    ['1990-02-28T12:00:00Z', '2026-11-21T10:00:31Z'],
  ])('has a place for every moment from %s to %s, and not too many', (first, now) => {
    const { from, spanS, count } = spans(first, now);
    const placeOf = (time: string) => Math.floor((at(time).getTime() - from.getTime()) / 1000 / spanS);
    expect(placeOf(first)).toBeGreaterThanOrEqual(0);
    expect(placeOf(now)).toBe(count - 1);
    expect(count).toBeGreaterThanOrEqual(6);
    if (spanS < 364 * 86_400) expect(count).toBeLessThanOrEqual(24);
  });

  it('starts weeks on Mondays and days at midnight, in UTC', () => {
    const weeks = spans('2026-08-05T13:00:00Z', '2026-11-21T22:00:00Z');
    expect(weeks.from.getUTCDay()).toBe(1);
    expect(weeks.from.toISOString()).toMatch(/T00:00:00.000Z$/);
    expect(spans('2026-11-05T13:00:00Z', '2026-11-21T22:00:00Z').from.toISOString()).toBe('2026-11-05T00:00:00.000Z');
  });
});
