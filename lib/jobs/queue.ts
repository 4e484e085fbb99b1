import type { JobName, JobPayloads } from '@/lib/jobs/job-payloads';

/** A PrismaClient, or better the client of a transaction: the job then exists when the transaction's rows do. */
export type QueueClient = {
  $executeRawUnsafe(query: string, ...values: unknown[]): Promise<number>;
};

/** Jobs of one queue run one at a time, in the order in which they were queued. */
export const SERIAL_QUEUES: Partial<Record<JobName, string>> = {
  settle: 'settle',
  'redo-epoch': 'settle',
  // Each takes a core for some seconds.
  'rank-contribution': 'rank-contribution',
  // Reads all records of a Datanet: one such job at a time.
  'summarise-datanet': 'summarise-datanet',
};

/**
 * Queues a job (graphile-worker, on the same Postgres). With `jobKey`, a job still waiting under the same key is
 * replaced, so that the same work is not queued twice. With `runAt`, it waits until then.
 */
export async function addJob<Name extends JobName>(
  client: QueueClient,
  name: Name,
  payload: JobPayloads[Name],
  options: { jobKey?: string; runAt?: Date } = {},
): Promise<void> {
  await client.$executeRawUnsafe(
    `SELECT 1 FROM graphile_worker.add_job($1::text, $2::json, queue_name => $3::text, job_key => $4::text,
       run_at => $5::timestamptz)`,
    name,
    JSON.stringify(payload),
    SERIAL_QUEUES[name] ?? null,
    options.jobKey ?? null,
    options.runAt?.toISOString() ?? null,
  );
}
