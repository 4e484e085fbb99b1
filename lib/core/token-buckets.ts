/** So many requests at once, and from then on one each time so many milliseconds have passed. */
export type Rate = { readonly burst: number; readonly everyMs: number };

/** Callers of one rate that are remembered; the one who was let through the longest time ago is forgotten first. */
const MOST_CALLERS = 10_000;

/**
 * A token bucket for each caller. Takes a token, or more, and returns 0, or takes none and returns the milliseconds until
 * there are so many. Of a caller only one number is kept: when the bucket will be full again (the generic cell rate
 * algorithm). Who is forgotten has a full bucket, so that many addresses cost no memory, and a busy one gains nothing by
 * others being many.
 */
export function createTokenBuckets(
  { burst, everyMs }: Rate,
  { most = MOST_CALLERS }: { most?: number } = {},
): (caller: string, nowMs: number, tokens?: number) => number {
  const fullAt = new Map<string, number>();
  return (caller, nowMs, tokens = 1) => {
    const next = Math.max(fullAt.get(caller) ?? 0, nowMs) + tokens * everyMs;
    const wait = next - nowMs - burst * everyMs;
    if (wait > 0) return wait;
    // Put at the end: a Map keeps the order in which its keys came.
    fullAt.delete(caller);
    fullAt.set(caller, next);
    const [oldest] = fullAt.size > most ? fullAt.keys() : [];
    if (oldest !== undefined) fullAt.delete(oldest);
    return 0;
  };
}
