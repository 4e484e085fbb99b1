import { afterEach, beforeEach, expect, it } from 'vitest';
import { versionRecords } from '@/lib/db/version-records';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet } from '@/tests/support/insert-datanet';

const AMARA = `0x${'0a'.repeat(20)}`;
const BILAL = `0x${'0b'.repeat(20)}`;

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  await insertDatanet(database.db, { id: 1, owner: AMARA });
});
afterEach(() => database.close());

async function publish(version: number, contributionIds: number[]): Promise<void> {
  await database.db.datanetVersion.create({
    data: {
      datanetId: 1,
      number: version,
      publisher: AMARA,
      acceptedCount: contributionIds.length,
      manifestCid: `manifest-${version}`,
      manifestHash: '0x00',
      recordCount: 0,
      publishedAt: new Date('2026-01-03T00:00:00Z'),
      publishedBlock: 100,
      transactionHash: '0x00',
    },
  });
  await database.db.versionContribution.createMany({
    data: contributionIds.map((contributionId, position) => ({ datanetId: 1, version, position, contributionId })),
  });
}

const record = (text: string) => ({ fields: { text, label: 'red' } });
const accepted = { datanetId: 1, status: 'accepted' } as const;
const read = (version: number) => versionRecords(database.db, { datanetId: 1, version });

it('lists a version’s records by acceptance and index, without those left out and those corrected', async () => {
  const [first] = await insertContribution(database.db, {
    ...accepted,
    id: 2,
    sequence: 1,
    contributor: AMARA,
    records: [record('apple'), record('spam'), record('brick')],
    excluded: [1],
  });
  const correction = { ...record('crab apple'), supersedes: first ?? '0x' } as const;
  await insertContribution(database.db, {
    ...accepted,
    id: 1,
    sequence: 2,
    contributor: BILAL,
    records: [correction, record('poppy')],
  });
  await publish(1, [2]);
  await publish(2, [2, 1]);

  const texts = async (version: number) =>
    (await read(version)).map((one) => [one.fields.text, one.contributor, one.firstAuthor, one.submittedBlock]);
  expect(await texts(1)).toEqual([
    ['apple', AMARA, AMARA, 2],
    ['brick', AMARA, AMARA, 2],
  ]);
  expect(await texts(2)).toEqual([
    ['brick', AMARA, AMARA, 2],
    ['crab apple', BILAL, AMARA, 1],
    ['poppy', BILAL, BILAL, 1],
  ]);
});

it('refuses a version whose files are not readable yet, and one that does not exist', async () => {
  const pending = { ...accepted, id: 1, sequence: 1, contributor: AMARA, records: [record('apple')] };
  await insertContribution(database.db, { ...pending, file: 'missing' });
  await publish(1, [1]);
  await expect(read(1)).rejects.toMatchObject({ code: 'not-ready' });
  await expect(read(2)).rejects.toMatchObject({ code: 'not-found' });
});
