import { expect, it } from 'vitest';
import { roundMoments } from '@/components/charts/round-moments';

const at = (time: string) => Date.parse(`2026-11-22T${time}Z`);
const clock = (moments: readonly number[]) => moments.map((moment) => new Date(moment).toISOString().slice(11, 16));

it('marks an hour and a few minutes at tens of minutes', () => {
  expect(clock(roundMoments([at('06:24:31'), at('07:26:02')], 7))).toEqual([
    ...['06:30', '06:40', '06:50', '07:00', '07:10', '07:20'],
  ]);
});

it.each([
  [90, 60_000],
  [60 * 5, 60_000],
  [3600 * 26, 3_600_000],
  [86_400 * 40, 86_400_000],
  [86_400 * 365 * 9, 86_400_000],
])('marks %d seconds at round moments, not more than asked for', (seconds, unit) => {
  const low = at('06:24:31');
  const moments = roundMoments([low, low + seconds * 1000], 7);
  expect(moments.length).toBeGreaterThan(0);
  expect(moments.length).toBeLessThanOrEqual(7);
  expect(moments.every((moment) => moment >= low && moment <= low + seconds * 1000)).toBe(true);
  if (seconds < 86_400 * 365) expect(moments.every((moment) => moment % unit === 0)).toBe(true);
});
