'use client';

import { useEffect, useState } from 'react';
import { useReader } from '#texts';

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
  const utc = `${time.toLocaleString(tag, { ...style, timeZone: 'UTC' })} UTC`;
  return (
    <time dateTime={time.toISOString()} title={utc} className={className}>
      {live ? time.toLocaleString(tag, style) : utc}
    </time>
  );
}
