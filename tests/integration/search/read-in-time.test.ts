import { afterAll, beforeAll, expect, it } from 'vitest';
import { readInTime } from '@/lib/server/search/read-in-time';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

it('gives up what takes too long, and only that', async () => {
  const { db } = database;
  const sleep = (seconds: number) =>
    readInTime(db, (reads) => reads.$queryRaw`SELECT pg_sleep(${seconds}::float8)::text`, { mostMs: 100 });
  await expect(sleep(30)).rejects.toMatchObject({ code: 'timeout' });
  await expect(sleep(0)).resolves.toHaveLength(1);
  await expect(readInTime(db, (reads) => reads.$queryRaw`SELECT nothing FROM nowhere`)).rejects.toThrow('nowhere');
});

it('leaves the connections as they were', async () => {
  const { db } = database;
  await readInTime(db, async () => null, { mostMs: 100 });
  const limits = await Promise.all(
    [1, 2, 3, 4].map(() => db.$queryRaw<{ limit: string }[]>`SELECT current_setting('statement_timeout') AS limit`),
  );
  expect(new Set(limits.map(([row]) => row?.limit))).toEqual(new Set(['0']));
});
