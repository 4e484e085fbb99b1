/** No limit is suggested beyond this many answers. */
const MOST_ANSWERS = 100n;

/**
 * The limit in all that a permission is suggested, base units: what is free of the deposit, at most a hundred answers of
 * the dearest model and at least one. Without a deposit, a hundred: it can follow.
 */
export function suggestLimit({ dearest, free }: { dearest: bigint; free: bigint }): bigint {
  const most = dearest * MOST_ANSWERS;
  if (free === 0n || free > most) return most;
  return free < dearest ? dearest : free;
}
