import { afterEach, beforeEach, expect, it } from 'vitest';
import { listVersionCorrections, readVersionChanges } from '@/lib/db/version-change';
import { versionRecords } from '@/lib/db/version-records';
import { openVersionFile } from '@/lib/server/datanets/open-version-file';
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

it('hands a version out as the same records in the same order, and says what each version changed', async () => {
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
  await insertContribution(database.db, {
    ...accepted,
    id: 3,
    sequence: 3,
    contributor: BILAL,
    records: [record('rust')],
  });
  await publish(1, [2]);
  await publish(2, [2, 1]);
  await publish(3, [1, 3]);
  for (const version of [1, 2, 3]) {
    const file = await openVersionFile(database, { datanetId: 1, version });
    let text = '';
    for await (const chunk of file.lines) text += new TextDecoder().decode(chunk);
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line._credit.hash)).toEqual((await read(version)).map(({ hash }) => hash));
    expect(lines.every((line) => line.label === 'red')).toBe(true);
  }
  const changes = await readVersionChanges(database.db, { datanetId: 1, versions: [1, 2, 3] });
  const figures = (version: number) => Object.values(changes.get(version) ?? {});
  expect([1, 2, 3].map(figures)).toEqual([
    [1, 2, 0, 0],
    [1, 2, 0, 0],
    [1, 1, 1, 2],
  ]);
  const corrections = await listVersionCorrections(database.db, { datanetId: 1, version: 2, limit: 10 });
  expect(corrections.map(({ fields, earlier }) => [earlier.fields.text, fields.text])).toEqual([
    ['apple', 'crab apple'],
  ]);
});
