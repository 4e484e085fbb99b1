import { dateFormat } from '@/lib/core/date-format';

const DAY_S = 86_400;

/** When a span of time begins, as exactly as its length asks for, in UTC: "21 Nov, 18:00", "21 Nov", "21 Nov 2026". */
export function formatSpan(start: Date, { spanS, tag }: { spanS: number; tag: string }): string {
  const style: Intl.DateTimeFormatOptions =
    spanS >= 28 * DAY_S
      ? { day: 'numeric', month: 'short', year: 'numeric' }
      : spanS >= DAY_S
        ? { day: 'numeric', month: 'short' }
        : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' };
  return dateFormat(tag, { ...style, timeZone: 'UTC' }).format(start);
}
