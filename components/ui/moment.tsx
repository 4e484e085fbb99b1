'use client';

import { useEffect, useState } from 'react';

const utc = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });

/**
 * A moment to the second, in the reader's own time zone; until the page is live, and without script, in UTC and saying
 * so, the same text on both sides.
 */
export function Moment({ at, className }: { at: Date | string; className?: string }) {
  const time = new Date(at);
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  return (
    <time dateTime={time.toISOString()} title={`${utc.format(time)} UTC`} className={className}>
      {live ? time.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' }) : `${utc.format(time)} UTC`}
    </time>
  );
}
