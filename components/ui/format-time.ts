import { dateFormat } from '@/lib/core/date-format';
import type { TranslatorOf } from '@/lib/texts/namespaces';

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** Seconds that a reader’s clock may be behind the server’s. */
const BEHIND_S = 5;

/**
 * "5 minutes ago", "yesterday", "just now", "in 20 seconds", in the language of `tag`; times in milliseconds. What lies
 * less than five seconds ahead is "just now" too: a clock may be a little behind.
 */
export function formatTimeAgo(
  t: TranslatorOf<'ui.timeAgo'>,
  { time, now, tag }: { time: number; now: number; tag: string },
): string {
  const seconds = Math.round((now - time) / 1000);
  for (const [unit, length] of UNITS) {
    const count = Math.trunc(seconds / length);
    if (count !== 0) return new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(-count, unit);
  }
  if (seconds < -BEHIND_S) return new Intl.RelativeTimeFormat(tag).format(-seconds, 'second');
  return t('justNow');
}

/** "21 Nov 2026" as the reader of `tag` writes it, in UTC: the same on the server and in every browser. */
export function formatDate(time: number | Date, tag = 'en-GB'): string {
  return dateFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(time);
}
