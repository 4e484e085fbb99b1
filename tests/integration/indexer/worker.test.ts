import { expect, it } from 'vitest';
import { addJob } from '@/lib/jobs/queue';
import { releaseDeadJobs } from '@/lib/jobs/release-dead-jobs';
import { workUntilAborted } from '@/lib/jobs/run-worker';
import { createTestDatabase } from '@/tests/support/create-test-database';

it('queues a job with the transaction that asks for it, or not at all', async () => {
  const { db, pool, close } = await createTestDatabase();
  const gone = db.$transaction(async (tx) => {
    await addJob(tx, 'settle', {});
    throw new Error('changed my mind');
  });
  await expect(gone).rejects.toThrow('changed my mind');
  await db.$transaction(async (tx) => addJob(tx, 'train', { runId: 'a' }, { jobKey: 'train:a' }));
  await addJob(db, 'train', { runId: 'a' }, { jobKey: 'train:a' });
  const { rows } = await pool.query('SELECT task_identifier AS name, key FROM graphile_worker.jobs');
  expect(rows).toEqual([{ name: 'train', key: 'train:a' }]);
  await close();
});

it('finishes the running job when it is told to stop', async () => {
  const { db, pool, close } = await createTestDatabase();
  const controller = new AbortController();
  const done: string[] = [];
  const attribute = async () => {
    controller.abort();
    await pool.query('SELECT pg_sleep(0.2)');
    done.push('attributed');
  };
  await addJob(db, 'attribute', { receiptId: 'r' });
  await workUntilAborted({ pool, taskList: { attribute }, concurrency: 1, signal: controller.signal });
  expect(done).toEqual(['attributed']);
  await close();
});

it('gives the jobs of a dead worker back, and leaves those of a living one', async () => {
  const { db, pool, close } = await createTestDatabase();
  await addJob(db, 'attribute', { receiptId: 'dead' });
  await addJob(db, 'attribute', { receiptId: 'alive' });
  await pool.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute', locked_by = payload->>'receiptId'`,
  );
  const alive = await pool.connect();
  await alive.query("SELECT pg_advisory_lock(hashtextextended('alive', 0))");
  await releaseDeadJobs(pool);
  const { rows } = await pool.query('SELECT locked_by FROM graphile_worker._private_jobs ORDER BY id');
  expect(rows).toEqual([{ locked_by: null }, { locked_by: 'alive' }]);
  alive.release(true);
  await close();
});

it('leaves the job that one of its own workers has, however long it takes', async () => {
  const { db, pool, close } = await createTestDatabase();
  await addJob(db, 'attribute', { receiptId: 'long' });
  const abort = new AbortController();
  const started = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const working = workUntilAborted({
    pool,
    taskList: {
      attribute: async () => {
        started.resolve();
        await finish.promise;
      },
    },
    concurrency: 4,
    signal: abort.signal,
  });
  await started.promise;
  await pool.query(`UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute'`);
  await releaseDeadJobs(pool);
  const { rows } = await pool.query(
    'SELECT locked_by IS NOT NULL AS held, attempts FROM graphile_worker._private_jobs',
  );
  expect(rows).toEqual([{ held: true, attempts: 1 }]);
  finish.resolve();
  abort.abort();
  await working;
  await close();
});
