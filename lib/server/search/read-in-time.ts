import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';

/** What one statement of a search may take. Most take a few; one without an index to go by reads every record. */
const MOST_MS = 3_000;
/** By Postgres: a statement that was cancelled. By Prisma: a transaction that did not begin, or end, in its time. */
const OUT_OF_TIME = /\b57014\b|\bP2028\b/;

/**
 * Reads on one connection, one statement after the other, each of which the database gives up after its time: anybody may
 * search, as often as they like, for whatever they like.
 * @throws AppError `timeout`
 */
export async function readInTime<Value>(
  db: Pick<Db, '$transaction'>,
  read: (db: Pick<Db, '$queryRaw'>) => Promise<Value>,
  { mostMs = MOST_MS }: { mostMs?: number } = {},
): Promise<Value> {
  try {
    return await db.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT set_config('statement_timeout', ${String(mostMs)}, true)`;
        return read(tx);
      },
      { maxWait: 5_000, timeout: 10_000 },
    );
  } catch (cause) {
    if (!(cause instanceof Prisma.PrismaClientKnownRequestError)) throw cause;
    if (!OUT_OF_TIME.test(`${cause.code} ${cause.message}`)) throw cause;
    throw new AppError('timeout', 'The search took too long. Try again in a moment, or look for longer words.', {
      cause,
    });
  }
}
