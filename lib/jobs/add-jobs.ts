import type { ClientBase } from 'pg';
import type { JobSpec } from '@/lib/jobs/job-payloads';
import { SERIAL_QUEUES } from '@/lib/jobs/queue';

/** Queues many jobs in the transaction of `client`; of jobs with the same key, the last one. */
export async function addJobs(client: ClientBase, jobs: readonly JobSpec[]): Promise<void> {
  if (jobs.length === 0) return;
  const byKey = new Map(jobs.map((job, position) => [job.jobKey ?? position, job]));
  const distinct = [...byKey.values()];
  await client.query(
    `SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
       SELECT (name, payload, queue, NULL, NULL, key, NULL, NULL)::graphile_worker.job_spec
       FROM unnest($1::text[], $2::json[], $3::text[], $4::text[]) AS job(name, payload, queue, key)))`,
    [
      distinct.map((job) => job.name),
      distinct.map((job) => JSON.stringify(job.payload)),
      distinct.map((job) => SERIAL_QUEUES[job.name] ?? null),
      distinct.map((job) => job.jobKey ?? null),
    ],
  );
}
