import { notFound } from 'next/navigation';
import { ifFound } from '@/lib/server/if-found';

/** What a page reads; where there is no such thing (`not-found`), Next's not-found page instead. Other errors pass. */
export function orNotFound<Value>(read: () => Promise<Value> | Value): Promise<Value> {
  return ifFound(read, notFound);
}
