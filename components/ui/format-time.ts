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

/**
 * "5 minutes ago", "yesterday", "just now", in the language of `tag`; times in milliseconds. A clock a little behind reads
 * "just now" too.
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
  return t('justNow');
}

/** "21 Nov 2026" as the reader of `tag` writes it, in UTC: the same on the server and in every browser. */
export function formatDate(time: number | Date, tag = 'en-GB'): string {
  return dateFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(time);
}
