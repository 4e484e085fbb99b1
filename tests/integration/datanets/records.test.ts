import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sumContributors } from '@/lib/db/datanet-people';
import {
  contributorSearchSchema,
  datanetSearchSchema,
  recordSearchSchema,
  reviewSearchSchema,
} from '@/lib/schemas/datanet-search';
import { readReview } from '@/lib/server/curation/read-review';
import { listDatanets } from '@/lib/server/datanets/list-datanets';
import { listContributors } from '@/lib/server/datanets/list-people';
import { listKnownRecords } from '@/lib/server/records/list-known-records';
import { readRecord } from '@/lib/server/records/read-record';
import { searchRecords } from '@/lib/server/records/search-records';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet, TEST_METADATA } from '@/tests/support/insert-datanet';

const AMARA = `0x${'0a'.repeat(20)}`;
const BILAL = `0x${'0b'.repeat(20)}`;

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  await insertDatanet(database.db, { id: 1, owner: AMARA });
});
afterEach(() => database.close());

const record = (text: string, label = 'red') => ({ fields: { text, label } });
const search = (filters: Record<string, string>, { mostMs = 3_000 } = {}) =>
  searchRecords(database, {
    ...{ datanetId: 1, schema: TEST_METADATA.schema, mostMs },
    search: recordSearchSchema.parse(filters),
  });
const textsOf = (found: { records: { fields: Record<string, string | number> }[] }) =>
  found.records.map((one) => one.fields.text);

describe('the record viewer', () => {
  beforeEach(async () => {
    await insertContribution(database.db, {
      id: 1,
      datanetId: 1,
      contributor: AMARA,
      status: 'accepted',
      sequence: 1,
      records: [record('100% apple'), record('sky', 'blue'), record('left out')],
      excluded: [2],
    });
    await insertContribution(database.db, {
      id: 2,
      datanetId: 1,
      contributor: BILAL,
      status: 'accepted',
      sequence: 2,
      records: [record('<script>alert(1)</script>'), record('apple tree')],
    });
    await insertContribution(database.db, { id: 3, datanetId: 1, contributor: BILAL, records: [record('pending')] });
  });

  it('shows accepted records in version order, without those left out and those pending', async () => {
    const found = await search({});
    expect(textsOf(found)).toEqual(['100% apple', 'sky', '<script>alert(1)</script>', 'apple tree']);
    expect(found.total).toBe(4);
  });

  it('searches words anywhere, and takes % and _ for themselves', async () => {
    expect(textsOf(await search({ q: 'APPLE' }))).toEqual(['100% apple', 'apple tree']);
    expect(textsOf(await search({ q: 'tree apple' }))).toEqual(['apple tree']);
    expect(textsOf(await search({ q: '100%' }))).toEqual(['100% apple']);
    expect(textsOf(await search({ q: '%' }))).toEqual(['100% apple']);
    expect(textsOf(await search({ q: "'; DROP TABLE record; --" }))).toEqual([]);
  });

  it('filters by label and contributor', async () => {
    expect(textsOf(await search({ label: 'blue' }))).toEqual(['sky']);
    expect(textsOf(await search({ contributor: BILAL }))).toEqual(['<script>alert(1)</script>', 'apple tree']);
  });

  it('gives a search up that takes too long', async () => {
    await database.db.$transaction(
      async (tx) => {
        // Whoever reads has to wait for it.
        await tx.$executeRaw`LOCK TABLE record IN ACCESS EXCLUSIVE MODE`;
        await expect(search({ q: 'apple' }, { mostMs: 100 })).rejects.toMatchObject({ code: 'timeout' });
      },
      { timeout: 30_000 },
    );
    expect(textsOf(await search({ q: 'apple' }, { mostMs: 20_000 }))).toHaveLength(2);
  });

  it('counts contributors by what was accepted of theirs', async () => {
    const { contributors } = await listContributors(database, {
      datanetId: 1,
      search: contributorSearchSchema.parse({}),
    });
    expect(await sumContributors(database.db, 1)).toEqual({ accounts: 2, records: 4 });
    expect(contributors.map((row) => [row.account, row.records, row.contributions])).toEqual([
      [AMARA, 2, 1],
      [BILAL, 2, 1],
    ]);
  });
});

describe('the contributors of a Datanet', () => {
  const accountOf = (n: number) => `0x${n.toString(16).padStart(40, '0')}`;
  const page = (place: { after?: string; before?: string }) =>
    listContributors(database, { datanetId: 1, search: contributorSearchSchema.parse(place) });

  it('are led through by place, forwards and back again, those with equally many in the order of their addresses', async () => {
    const accounts = Array.from({ length: 120 }, (_, n) => accountOf(n + 1));
    for (const [n, contributor] of accounts.entries()) {
      const records = n % 2 === 0 ? [record('one'), record('two')] : [record('one')];
      await insertContribution(database.db, {
        id: n + 1,
        datanetId: 1,
        contributor,
        status: 'accepted',
        sequence: n + 1,
        records,
      });
    }
    const first = await page({});
    const second = await page({ after: first.next ?? '' });
    const third = await page({ after: second.next ?? '' });
    expect([first.previous, third.next]).toEqual([null, null]);
    const all = [first, second, third].flatMap(({ contributors }) => contributors.map(({ account }) => account));
    const even = accounts.filter((_, n) => n % 2 === 0);
    const odd = accounts.filter((_, n) => n % 2 === 1);
    expect(all).toEqual([...even, ...odd]);
    const back = await page({ before: third.previous ?? '' });
    expect(back.contributors).toEqual(second.contributors);
    expect((await page({ before: back.previous ?? '' })).contributors).toEqual(first.contributors);
  });

  it('are counted anew when one of theirs is withdrawn', async () => {
    const accepted = { datanetId: 1, contributor: AMARA, status: 'accepted' } as const;
    await insertContribution(database.db, { ...accepted, id: 1, sequence: 1, records: [record('one')] });
    await insertContribution(database.db, {
      ...accepted,
      id: 2,
      sequence: 2,
      records: [record('two'), record('three')],
    });
    await database.db.$executeRaw`UPDATE contribution SET status = 'withdrawn' WHERE id = 2`;
    expect((await page({})).contributors).toMatchObject([{ account: AMARA, records: 1, contributions: 1 }]);
    await database.db.$executeRaw`DELETE FROM contribution WHERE id = 1`;
    expect((await page({})).contributors).toEqual([]);
  });
});

it('shows the history of a corrected record from every place in it', async () => {
  const accepted = { datanetId: 1, status: 'accepted' } as const;
  const [first = '0x'] = await insertContribution(database.db, {
    ...accepted,
    id: 1,
    sequence: 1,
    contributor: AMARA,
    records: [record('aple')],
  });
  const [second = '0x'] = await insertContribution(database.db, {
    ...accepted,
    id: 2,
    sequence: 2,
    contributor: BILAL,
    records: [{ ...record('appel'), supersedes: first }],
  });
  await insertContribution(database.db, {
    ...accepted,
    id: 3,
    sequence: 3,
    contributor: AMARA,
    records: [{ ...record('apple'), supersedes: second }],
  });
  await insertContribution(database.db, {
    id: 4,
    datanetId: 1,
    status: 'rejected',
    contributor: BILAL,
    records: [{ ...record('pear'), supersedes: second }],
  });
  for (const contributionId of [1, 2, 3]) {
    const { history } = await readRecord(database, { datanetId: 1, contributionId, index: 0 });
    const texts = history.map((one) => one.fields.text);
    expect(texts.slice(0, 3)).toEqual(['aple', 'appel', 'apple']);
  }
  const middle = await readRecord(database, { datanetId: 1, contributionId: 2, index: 0 });
  expect(middle.correctedBy?.fields.text).toBe('apple');
  expect(middle.history.map((one) => one.status)).toContain('rejected');
  expect(textsOf(await search({}))).toEqual(['apple']);
});

it('flags records under review that an accepted one or an earlier line says already', async () => {
  await insertContribution(database.db, {
    id: 1,
    datanetId: 1,
    contributor: AMARA,
    status: 'accepted',
    sequence: 1,
    records: [record('apple'), record('left out')],
    excluded: [1],
  });
  await insertContribution(database.db, {
    id: 2,
    datanetId: 1,
    contributor: BILAL,
    records: [record('poppy'), record('apple'), record('poppy'), record('left out')],
  });
  const search = reviewSearchSchema.parse({});
  const { records, copies } = await readReview(database, { datanetId: 1, contributionId: 2, search, curator: null });
  expect(copies).toEqual([1, 2]);
  expect(records.map(({ copy }) => copy && [copy.contributionId, copy.index])).toEqual([null, [1, 0], [2, 0], null]);
});

it('knows which contents a Datanet has, and whose they are', async () => {
  const contentHashes: string[] = [];
  await insertContribution(database.db, {
    id: 1,
    datanetId: 1,
    contributor: AMARA,
    status: 'accepted',
    sequence: 1,
    records: [record('apple')],
  });
  await insertContribution(database.db, { id: 2, datanetId: 1, contributor: BILAL, records: [record('apple')] });
  await insertContribution(database.db, {
    id: 3,
    datanetId: 1,
    contributor: BILAL,
    status: 'rejected',
    records: [record('spam')],
  });
  for (const row of await database.db.record.findMany({ select: { contentHash: true } })) {
    contentHashes.push(row.contentHash);
  }
  const { known } = await listKnownRecords(database, { datanetId: 1, contentHashes });
  expect(known).toMatchObject([{ contributionId: 1, index: 0, contributor: AMARA, accepted: true }]);
});

it('finds Datanets by words, tag, licence and openness, in the order asked', async () => {
  const { db } = database;
  const metadata = { ...TEST_METADATA, name: 'River watch', tags: ['river', 'colour'], licence: 'CC-BY-4.0' };
  await insertDatanet(db, { id: 2, owner: BILAL, contribute: 'nobody', metadata });
  await db.datanet.update({ where: { id: 2 }, data: { acceptedRecords: 9 } });
  const ids = async (filters: Record<string, string>) =>
    (await listDatanets(database, datanetSearchSchema.parse(filters))).datanets.map((row) => row.id);
  expect(await ids({})).toEqual([1, 2]);
  expect(await ids({ sort: 'newest' })).toEqual([2, 1]);
  expect(await ids({ sort: 'records' })).toEqual([2, 1]);
  expect(await ids({ q: 'river' })).toEqual([2]);
  expect(await ids({ tag: 'colour', open: '1' })).toEqual([1]);
  expect(await ids({ licence: 'CC-BY-4.0' })).toEqual([2]);
  expect(await ids({ q: 'nothing like it' })).toEqual([]);
  const { facets } = await listDatanets(database, datanetSearchSchema.parse({}));
  expect(facets.tags).toEqual([
    { name: 'colour', count: 2 },
    { name: 'river', count: 1 },
  ]);
});
