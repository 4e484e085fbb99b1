'use client';

import { useReader, useTexts } from '#texts';
import { isDue, whenWords } from '@/components/earnings/when-words';
import { formatDate } from '@/components/ui/format-time';
import { KeepCurrent } from '@/components/ui/keep-current';
import { useNow } from '@/components/ui/use-now';

const LOOK_MS = 5_000;

/**
 * When earnings in their window can be claimed, as long as they cannot: once that is due by the reader's clock, the page
 * is read again until the chain agrees.
 */
export function WhenClaimable({ at }: { at: Date | string }) {
  const soon = useTexts('earnings.whenClaimable');
  const ago = useTexts('ui.timeAgo');
  const { tag } = useReader();
  const now = useNow(LOOK_MS);
  const time = new Date(at).getTime();
  return (
    // The browser may know another version of the language's abbreviations than the server.
    <time dateTime={new Date(time).toISOString()} suppressHydrationWarning>
      {now !== null && isDue({ time, now }) ? <KeepCurrent seconds={LOOK_MS / 1000} slowing /> : null}
      {now === null ? formatDate(time, tag) : whenWords({ soon, ago }, { time, now, tag })}
    </time>
  );
}
