const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28, 56, 91, 182, 364].map((days) => days * DAY),
];

/** Round moments of UTC between `low` and `high` (milliseconds), at most `most` of them: what a clock's axis is marked with. */
export function roundMoments([low, high]: readonly [number, number], most: number): number[] {
  const step = STEPS.find((one) => Math.floor(high / one) - Math.ceil(low / one) < most) ?? (high - low) / most;
  const moments: number[] = [];
  for (let at = Math.ceil(low / step) * step; at <= high; at += step) moments.push(at);
  return moments;
}
