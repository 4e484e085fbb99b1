import { ifFound } from '@/lib/server/if-found';

/** What a page reads; null where there is no such thing (`not-found`). Other errors pass. */
export function orNull<Value>(value: Promise<Value>): Promise<Value | null> {
  return ifFound(
    () => value,
    () => null,
  );
}
