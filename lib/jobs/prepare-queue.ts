import { Logger, runMigrations } from 'graphile-worker';

/** graphile-worker's own reports are not for the reader of our log; what fails, throws. */
export const SILENT_LOGGER = new Logger(() => () => undefined);

/** Creates or updates the queue's tables (schema graphile_worker). To be called once a start, before any job is queued. */
export async function prepareQueue({ url }: { url: string }): Promise<void> {
  await runMigrations({ connectionString: url, logger: SILENT_LOGGER, taskList: {}, maxPoolSize: 2 });
}
