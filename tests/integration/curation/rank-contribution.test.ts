import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rankContribution } from '@/lib/jobs/rank-contribution';
import { writeRecords } from '@/lib/jobs/write-records';
import { contentHash, type DraftRecord, recordHash, recordLine } from '@/lib/records/record-line';
import { BLUE, RED } from '@/tests/support/colour-texts';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet, TEST_METADATA } from '@/tests/support/insert-datanet';
import { makeTexts } from '@/tests/support/make-texts';

const ANA = `0x${'0a'.repeat(20)}`;
const BEN = `0x${'0b'.repeat(20)}`;
const shape = { labels: 4, words: 60, length: 8, noise: 0.5 };

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

const record = (text: string, label: string) => ({ fields: { text, label } });
const coloured = [...RED.map((text) => record(text, 'red')), ...BLUE.map((text) => record(text, 'blue'))];

async function insertColours(records: readonly ReturnType<typeof record>[]): Promise<void> {
  await insertDatanet(database.db, { id: 1, owner: ANA });
  const accepted = { contributor: ANA, status: 'accepted' as const, sequence: 1, records: coloured };
  await insertContribution(database.db, { id: 1, datanetId: 1, ...accepted });
  await insertContribution(database.db, { id: 2, datanetId: 1, contributor: BEN, records });
}

/** Writes records again as the ingest job would, with the keys under which alike texts meet. */
async function signRecords(id: number, records: readonly DraftRecord[]): Promise<void> {
  const client = await database.pool.connect();
  try {
    const parsed = records.map(({ fields }, index) => ({
      index,
      hash: recordHash(recordLine({ fields })),
      contentHash: contentHash(fields),
      fields,
    }));
    await writeRecords(client, { id, datanetId: 1 }, parsed);
  } finally {
    client.release();
  }
}

const rank = (options?: { timeMs: number }) => rankContribution(database, { contributionId: 2 }, options);
const doubts = () => database.db.labelDoubt.findMany({ where: { contributionId: 2 }, orderBy: { rank: 'asc' } });
const ranking = () => database.db.contributionRanking.findUnique({ where: { contributionId: 2 } });

describe('rankContribution', () => {
  it('puts a wrong label first, with the accepted records that speak against it', async () => {
    await insertColours([record('ripe tomato on a wall', 'red'), record('the clear deep sea at noon', 'red')]);
    await rank();
    const [first] = await doubts();
    expect(first).toMatchObject({ index: 1, rank: 1, suggested: 'blue', doubtful: true });
    expect(first?.margin).toBeLessThan(0);
    // “clear sky at noon”, the fifth of the blue ones.
    expect(first?.near).toContainEqual({
      contributionId: 1,
      index: RED.length + 4,
      similarityPermille: expect.any(Number),
    });
    expect(await ranking()).toMatchObject({
      state: 'ranked',
      method: 'margins-and-neighbours',
      labelField: 'label',
      referenceCount: coloured.length,
    });
  });

  it('leaves the same rows when it is run again', async () => {
    await insertColours([record('ripe tomato on a wall', 'blue'), record('the clear deep sea at noon', 'blue')]);
    await rank();
    const before = await doubts();
    await rank();
    expect(await doubts()).toEqual(before);
    expect(before).toHaveLength(2);
  });

  it('does not hold the record that a correction corrects against it', async () => {
    await insertDatanet(database.db, { id: 1, owner: ANA });
    const wrong = record('the deep blue clear ocean', 'red');
    const accepted = { contributor: ANA, status: 'accepted' as const, sequence: 1, records: [...coloured, wrong] };
    const hashes = await insertContribution(database.db, { id: 1, datanetId: 1, ...accepted });
    const corrected = { ...record('the deep blue clear ocean', 'blue'), supersedes: hashes.at(-1) };
    await insertContribution(database.db, { id: 2, datanetId: 1, contributor: BEN, records: [corrected] });
    await rank();
    const [row] = await doubts();
    expect(row?.doubtful).toBe(false);
    expect(row?.near).not.toContainEqual(expect.objectContaining({ index: coloured.length }));
  });

  it.each([
    { name: 'one that is decided', status: 'accepted' as const },
    { name: 'one that was withdrawn', status: 'withdrawn' as const },
  ])('does not rank $name', async ({ status }) => {
    await insertDatanet(database.db, { id: 1, owner: ANA });
    const given = { contributor: BEN, status, records: coloured };
    await insertContribution(database.db, { id: 2, datanetId: 1, ...given });
    await rank();
    expect(await ranking()).toBeNull();
  });

  it('ranks no labels where a Datanet has none, and nothing while a file is not readable', async () => {
    const fields = TEST_METADATA.schema.fields.filter(({ kind }) => kind === 'text');
    await insertDatanet(database.db, { id: 1, owner: ANA, metadata: { ...TEST_METADATA, schema: { fields } } });
    await insertContribution(database.db, { id: 2, datanetId: 1, contributor: BEN, records: coloured });
    await rank();
    expect(await ranking()).toMatchObject({ state: 'no-labels', labelField: '' });
    await insertDatanet(database.db, { id: 3, owner: ANA });
    const unreadable = { contributor: BEN, records: coloured, file: 'unreadable' as const };
    await insertContribution(database.db, { id: 3, datanetId: 3, ...unreadable });
    await rankContribution(database, { contributionId: 3 });
    expect(await database.db.contributionRanking.count()).toBe(1);
  });

  it('says so when there is nothing to compare', async () => {
    await insertDatanet(database.db, { id: 1, owner: ANA });
    const records = [record('one', 'red'), record('two', 'blue')];
    await insertContribution(database.db, { id: 2, datanetId: 1, contributor: BEN, records });
    await rank();
    expect(await ranking()).toMatchObject({ state: 'nothing-to-compare', referenceCount: 0 });
    expect(await doubts()).toEqual([]);
  });

  it('names the earlier public records that records are copies of', async () => {
    await insertColours([record('The brick WALL!', 'red'), record('one blue thing', 'blue')]);
    await signRecords(1, coloured);
    await signRecords(2, [record('The brick WALL!', 'red'), record('one blue thing', 'blue')]);
    await rank();
    expect(await database.db.recordResemblance.findMany()).toEqual([
      {
        contributionId: 2,
        index: 0,
        kind: 'copy',
        similarityPermille: 1000,
        earlierContributionId: 1,
        earlierIndex: 1,
        earlierField: 'text',
      },
    ]);
    await rank();
    expect(await database.db.recordResemblance.count()).toBe(1);
  });

  it('is void once the records are written anew', async () => {
    await insertColours(coloured);
    await rank();
    expect(await doubts()).not.toEqual([]);
    await signRecords(2, []);
    expect(await doubts()).toEqual([]);
    expect(await ranking()).toBeNull();
  });

  describe('with many records', () => {
    beforeEach(async () => {
      await insertDatanet(database.db, { id: 1, owner: ANA });
      const toRecords = (seed: number, count: number) =>
        makeTexts({ seed, count, ...shape }).map(({ text, label }) => record(text, label));
      const accepted = { contributor: ANA, status: 'accepted' as const, sequence: 1, records: toRecords(1, 500) };
      await insertContribution(database.db, { id: 1, datanetId: 1, ...accepted });
      const wrong = toRecords(2, 300).map(({ fields }, i) =>
        i < 30 ? record(fields.text, fields.label === 'label0' ? 'label1' : 'label0') : { fields },
      );
      await insertContribution(database.db, { id: 2, datanetId: 1, contributor: BEN, records: wrong });
    });

    it('ranks in a thread of its own', async () => {
      await rank();
      const first = (await doubts()).slice(0, 30);
      expect(first.filter(({ index }) => index < 30).length).toBeGreaterThan(20);
      expect(await ranking()).toMatchObject({ method: 'margins-and-neighbours', referenceCount: 500 });
    });

    it('stops when its time is up, and says so', async () => {
      await rank({ timeMs: 1 });
      expect(await ranking()).toMatchObject({ state: 'took-too-long', method: '' });
      expect(await doubts()).toEqual([]);
    });
  });
});
