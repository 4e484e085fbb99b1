import { formatTimeAgo } from '@/components/ui/format-time';
import type { TranslatorOf } from '@/lib/texts/namespaces';

/** What lies less than this ahead is "in a moment", in milliseconds. */
const MOMENT_MS = 5_000;

/** Whether a time is over, or as good as over, by a reader's clock; times in milliseconds. */
export function isDue({ time, now }: { time: number; now: number }): boolean {
  return time - now < MOMENT_MS;
}

/** "in 3 minutes", and "in a moment" for what is due: never in the past. */
export function whenWords(
  { soon, ago }: { soon: TranslatorOf<'earnings.whenClaimable'>; ago: TranslatorOf<'ui.timeAgo'> },
  { time, now, tag }: { time: number; now: number; tag: string },
): string {
  return isDue({ time, now }) ? soon('soon') : formatTimeAgo(ago, { time, now, tag });
}
