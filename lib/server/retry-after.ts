import type { ErrorDetails } from '@/lib/core/errors';

/** The header that says when to come back (RFC 9110), where that is known: `retryAfterS` of the details, in seconds. */
export function retryAfter({ retryAfterS }: ErrorDetails): Record<string, string> {
  return typeof retryAfterS === 'number' ? { 'retry-after': String(Math.max(1, Math.ceil(retryAfterS))) } : {};
}
