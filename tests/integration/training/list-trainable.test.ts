import { afterEach, beforeEach, expect, it } from 'vitest';
import { readTrainableRecords } from '@/lib/db/training-records';
import { readTrainable } from '@/lib/server/training/list-trainable';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet, TEST_METADATA } from '@/tests/support/insert-datanet';
import { insertVersion } from '@/tests/support/insert-version';

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

const record = (text: string) => ({ fields: { text, label: 'red' } });

it('counts the records that can be used, and those that corrections replace or that were withdrawn', async () => {
  const { db } = database;
  const accepted = { datanetId: SMALLEST, contributor: OWNER, status: 'accepted' } as const;
  const [apple, brick] = await insertContribution(db, {
    ...accepted,
    ...{ id: 1, sequence: 1, excluded: [3] },
    records: ['apple', 'brick', 'poppy', 'spam'].map(record),
  });
  // The apple twice, once in vain: a curator left that out; the brick by one that came after the version.
  const corrections = ['crab apple', 'red apple', 'green apple'].map((text) => ({
    ...record(text),
    supersedes: apple,
  }));
  await insertContribution(db, { ...accepted, ...{ id: 2, sequence: 2, excluded: [2] }, records: corrections });
  await insertContribution(db, {
    ...{ ...accepted, id: 3, sequence: 3, status: 'withdrawn', file: 'unreadable' },
    records: ['wine', 'rust'].map(record),
  });
  await db.record.updateMany({ where: { contributionId: 3 }, data: { fields: {}, text: '' } });
  await insertContribution(db, {
    ...{ ...accepted, id: 4, sequence: 4 },
    records: [{ ...record('loam brick'), supersedes: brick }],
  });
  await insertVersion(db, { datanetId: SMALLEST, contributions: [1, 2, 3] });
  await db.datanetVersion.updateMany({ data: { recordCount: 3 + 2 + 2 } });
  const named = (await readTrainable(database, { account: null, named: [SMALLEST] })).at(-1);
  expect(named?.versions).toMatchObject([{ number: 1, recordCount: 4, corrected: 1, withdrawn: 2 }]);
  const usable = await readTrainableRecords(db, {
    ...{ kind: 'classifier', textField: 'text', labelField: 'label' },
    datanets: [{ datanetId: SMALLEST, version: 1 }],
  });
  expect(usable.map(({ text }) => text)).toEqual(['brick', 'poppy', 'crab apple', 'red apple']);
});
