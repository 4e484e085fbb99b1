'use client';

import { useReader, useTexts } from '#texts';
import { formatDate, formatTimeAgo } from '@/components/ui/format-time';
import { useNow } from '@/components/ui/use-now';
import { dateFormat } from '@/lib/core/date-format';

const LOOK_MS = 30_000;

/**
 * "3 minutes ago", kept current; the exact moment in the title, and on paper, which is read later. The server and the first
 * render in the browser write the date in UTC, the same text on both sides, so that hydration matches whatever the reader's
 * clock and zone.
 */
export function TimeAgo({ at, className }: { at: Date | string; className?: string }) {
  const t = useTexts('ui.timeAgo');
  const { tag } = useReader();
  const iso = typeof at === 'string' ? at : at.toISOString();
  const now = useNow(LOOK_MS);
  const time = new Date(iso).getTime();
  return (
    <time
      dateTime={iso}
      className={className}
      title={now === null ? iso : dateFormat(tag, { dateStyle: 'medium', timeStyle: 'medium' }).format(time)}
      data-ago
    >
      {/* The browser may know another version of the language's abbreviations than the server. */}
      <span suppressHydrationWarning>
        {now === null ? formatDate(time, tag) : formatTimeAgo(t, { time, now, tag })}
      </span>
    </time>
  );
}
