import { runMigrations } from 'graphile-worker';

/** Makes or updates the job queue's own tables (schema graphile_worker): whoever queues a job needs them. */
export function migrateQueue(url: string): Promise<void> {
  return runMigrations({ connectionString: url });
}
