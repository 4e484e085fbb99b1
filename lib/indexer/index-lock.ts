import type { Pool, PoolClient } from 'pg';

/** "tributary" in the keypad's digits: the advisory lock of whoever moves the index. */
const LOCK_KEY = '887428827';

/**
 * Runs `work` while holding the index's advisory lock, on the connection that holds it, or resolves with null at once
 * when another process does. Postgres lets go of the lock when a process dies with its connection.
 */
export async function withIndexLock<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T | null> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1::bigint) AS got', [LOCK_KEY]);
    if (!rows[0]?.got) return null;
    try {
      return await work(client);
    } finally {
      await client.query('SELECT pg_advisory_unlock($1::bigint)', [LOCK_KEY]).catch((error: Error) => {
        broken = error;
      });
    }
  } finally {
    // A connection that may still hold the lock must not go back to the pool.
    client.release(broken);
  }
}
