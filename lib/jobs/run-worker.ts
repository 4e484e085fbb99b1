import { EventEmitter } from 'node:events';
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';
import { connectDb } from '@/lib/db/client';
import { env } from '@/lib/env';
import { createCurationTasks } from '@/lib/jobs/curation-tasks';
import { createMoneyTasks, SETTLE_CRONTAB, stopMoneyTasks } from '@/lib/jobs/money-tasks';
import { prepareQueue } from '@/lib/jobs/prepare-queue';
import { markWorkerAlive, releaseDeadJobs } from '@/lib/jobs/release-dead-jobs';
import { createTaskList } from '@/lib/jobs/task-list';
import { createTrainTask } from '@/lib/jobs/train-task';
import { contentStore } from '@/lib/storage/content-store';

const DEFAULT_CONCURRENCY = 4;
const RELEASE_EVERY_MS = 10_000;

/** Works on the queue of the environment's database until `signal` is aborted; jobs that run then are finished first. */
export async function runWorker(options: { signal: AbortSignal; concurrency?: number }): Promise<void> {
  const concurrency = options.concurrency ?? DEFAULT_CONCURRENCY;
  await prepareQueue({ url: env.DATABASE_URL });
  // Besides the handlers' connections: the queue's own, the one that listens and the one that says we are alive.
  const connection = connectDb({ url: env.DATABASE_URL, poolSize: 2 * concurrency + 4 });
  try {
    const store = contentStore();
    const taskList = {
      ...createTaskList({ pool: connection.pool, store }),
      ...createCurationTasks({ ...connection, store }),
      ...createTrainTask({ db: connection.db, store }),
      ...createMoneyTasks({ db: connection.db, store }),
    };
    await workUntilAborted({
      pool: connection.pool,
      taskList,
      crontab: SETTLE_CRONTAB,
      concurrency,
      signal: options.signal,
    });
  } finally {
    await stopMoneyTasks();
    await connection.close();
  }
}

/** Works on the queue behind `pool` with these handlers. */
export async function workUntilAborted(input: {
  pool: Pool;
  taskList: TaskList;
  /** Jobs that come by themselves, in graphile-worker's notation. */
  crontab?: string;
  concurrency: number;
  signal: AbortSignal;
}): Promise<void> {
  const { pool, taskList, crontab = '', concurrency, signal } = input;
  if (signal.aborted) return;
  const alive = await pool.connect();
  // A lost connection loses the mark; our jobs may then be run twice, which every handler bears.
  alive.on('error', () => undefined);
  const release = () => releaseDeadJobs(pool).catch(report('Jobs of dead workers could not be given back'));
  const timer = setInterval(release, RELEASE_EVERY_MS);
  try {
    await release();
    const events: WorkerEvents = new EventEmitter();
    // One after the other: a connection takes one statement at a time.
    let marking: Promise<unknown> = Promise.resolve();
    const mark = (name: string) => {
      marking = marking
        .then(() => markWorkerAlive(alive, name))
        .catch(report('This worker could not be marked as alive; its long jobs may run twice'));
    };
    // A job is held by its worker, or, while its worker shares a pool with others, by the pool.
    events.on('pool:create', ({ workerPool }) => mark(workerPool.id));
    events.on('worker:create', ({ worker }) => mark(worker.workerId));
    const runner = await run({
      pgPool: pool,
      taskList,
      crontab,
      concurrency,
      events,
      noHandleSignals: true,
      pollInterval: 1_000,
      logger: REPORTER,
    });
    const stop = () => void runner.stop().catch(() => undefined);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    await runner.promise;
  } finally {
    clearInterval(timer);
    alive.release(true);
  }
}

/** Tells of a failure that the next turn may mend. */
function report(what: string): (error: unknown) => void {
  return (error) => {
    process.stderr.write(`worker: ${what}: ${error instanceof Error ? error.message : String(error)}\n`);
  };
}

/** Only failures are reported; the message is the handler's own. */
const REPORTER = new Logger(() => (level, message) => {
  if (level === 'error') process.stderr.write(`worker: ${message}\n`);
});
