import type { Db } from '@/lib/db/client';

/**
 * The time of the newest block that the index knows; null before the first. A node's clock may be ahead of this machine's
 * (a test's moves it), and between blocks time passes: what is due now is judged by the later of this and the own clock.
 */
export async function readChainTime(db: Pick<Db, '$queryRaw'>): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ at: Date }[]>`
    SELECT to_timestamp(timestamp) AS at FROM block ORDER BY number DESC LIMIT 1`;
  return row?.at ?? null;
}
