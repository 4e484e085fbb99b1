import type { Pool, PoolClient } from 'pg';

/** graphile-worker lets go of a dead worker's jobs after four hours. We know earlier: see {@link markWorkerAlive}. */
const SETTLING_SECONDS = 2;

/**
 * Marks a worker as alive for as long as its process holds `client`: an advisory lock on its name, which Postgres lets
 * go of when the connection ends, however the process ended.
 */
export async function markWorkerAlive(client: PoolClient, workerId: string): Promise<void> {
  await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [workerId]);
}

/**
 * Gives the jobs of workers that died back to the queue, at once and not after hours: whoever has a job and no mark
 * is dead. A job taken in the last seconds is left alone, for its worker may not be marked yet.
 */
export async function releaseDeadJobs(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ worker: string; dead: boolean }>(
      `SELECT worker, pg_try_advisory_lock(hashtextextended(worker, 0)) AS dead
       FROM (SELECT locked_by AS worker FROM graphile_worker._private_jobs
               WHERE locked_at < now() - make_interval(secs => ${SETTLING_SECONDS})
             UNION SELECT locked_by FROM graphile_worker._private_job_queues
               WHERE locked_at < now() - make_interval(secs => ${SETTLING_SECONDS})) locked`,
    );
    const dead = rows.filter((row) => row.dead).map((row) => row.worker);
    if (dead.length === 0) return;
    await client.query('SELECT graphile_worker.force_unlock_workers($1)', [dead]);
    for (const worker of dead) await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [worker]);
  } finally {
    client.release();
  }
}
