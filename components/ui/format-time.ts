const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const utcDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "5 minutes ago", "yesterday", "just now"; times in milliseconds. A clock a little behind reads "just now" too. */
export function formatTimeAgo({ time, now }: { time: number; now: number }): string {
  const seconds = Math.round((now - time) / 1000);
  for (const [unit, length] of UNITS) {
    const count = Math.trunc(seconds / length);
    if (count !== 0) return relative.format(-count, unit);
  }
  return 'just now';
}

/** "21 Nov 2026", in UTC: the same on the server and in every browser. */
export function formatDate(time: number | Date): string {
  return utcDate.format(time);
}
