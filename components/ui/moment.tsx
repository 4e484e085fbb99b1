'use client';

import { useEffect, useState } from 'react';
import { useReader } from '#texts';
import { dateFormat } from '@/lib/core/date-format';

/**
 * A moment to the second, in the reader's own time zone and way of writing; until the page is live, and without script, in
 * UTC and saying so, the same text on both sides.
 */
export function Moment({ at, className }: { at: Date | string; className?: string }) {
  const { tag } = useReader();
  const time = new Date(at);
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const style = { dateStyle: 'medium', timeStyle: 'medium' } as const;
  const utc = `${dateFormat(tag, { ...style, timeZone: 'UTC' }).format(time)} UTC`;
  return (
    // The browser may know another version of the language's abbreviations than the server.
    <time dateTime={time.toISOString()} title={utc} className={className} suppressHydrationWarning>
      {live ? dateFormat(tag, style).format(time) : utc}
    </time>
  );
}
