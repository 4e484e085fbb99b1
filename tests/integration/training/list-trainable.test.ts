import { afterEach, beforeEach, expect, it } from 'vitest';
import { readTrainable } from '@/lib/server/training/list-trainable';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertDatanet, TEST_METADATA } from '@/tests/support/insert-datanet';

const OWNER = `0x${'1'.repeat(40)}` as const;
const AT = new Date('2026-02-01T00:00:00Z');
const LARGER = 200;
const SMALLEST = 1;

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  const { db } = database;
  await insertDatanet(db, { id: SMALLEST, owner: OWNER });
  await db.datanet.update({ where: { id: SMALLEST }, data: { versionCount: 1 } });
  await db.datanet.createMany({
    data: Array.from({ length: LARGER }, (_, i) => ({
      ...{ id: i + 2, owner: OWNER, metadataCid: `metadata-${SMALLEST}`, contributeAccess: 'anyone' as const },
      ...{ trainAccess: 'anyone' as const, createdAt: AT, createdBlock: 1, updatedAt: AT },
      ...{ versionCount: 1, acceptedRecords: 5 },
    })),
  });
});
afterEach(() => database.close());

const idsWith = async (named: number[]) =>
  (await readTrainable(database, { account: null, named })).map(({ id }) => id);

it('lists the largest, and after them the smaller ones that are named', async () => {
  const largest = await idsWith([]);
  expect(largest).toHaveLength(LARGER);
  expect(largest).not.toContain(SMALLEST);
  expect(await idsWith([2, SMALLEST, 9_999])).toEqual([...largest, SMALLEST]);
});

it('says of a named one what it is', async () => {
  const named = (await readTrainable(database, { account: null, named: [SMALLEST] })).at(-1);
  expect(named).toMatchObject({ id: SMALLEST, name: TEST_METADATA.name, mayTrain: true });
});
