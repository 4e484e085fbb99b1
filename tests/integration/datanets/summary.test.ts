import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countDatanet } from '@/lib/db/count-datanet';
import { readKeptSummaries } from '@/lib/db/datanet-summary';
import { summariseDatanet } from '@/lib/jobs/summarise-datanet';
import { recordSearchSchema } from '@/lib/schemas/datanet-search';
import { searchRecords } from '@/lib/server/records/search-records';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet, TEST_METADATA } from '@/tests/support/insert-datanet';

const AMARA = `0x${'0a'.repeat(20)}`;
const BILAL = `0x${'0b'.repeat(20)}`;
const record = (text: string, label = 'red') => ({ fields: { text, label } });

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  await insertDatanet(database.db, { id: 1, owner: AMARA });
});
afterEach(() => database.close());

const accept = (id: number, contributor: string, records: ReturnType<typeof record>[], excluded: number[] = []) =>
  insertContribution(database.db, {
    id,
    datanetId: 1,
    contributor,
    status: 'accepted',
    sequence: id,
    records,
    excluded,
  });
const kept = async () => (await readKeptSummaries(database.db, [1])).get(1);

describe('the summary of a Datanet', () => {
  it('counts the records in force, column by column, and the contributors', async () => {
    const [corrected] = await accept(1, AMARA, [record('apple'), record('sky', 'blue'), record('left out')], [2]);
    await accept(2, BILAL, [record('a red apple')]);
    const correction = { ...record('an apple'), supersedes: corrected };
    await insertContribution(database.db, {
      id: 3,
      datanetId: 1,
      contributor: BILAL,
      status: 'accepted',
      sequence: 3,
      records: [correction],
    });
    await insertContribution(database.db, { id: 4, datanetId: 1, contributor: BILAL, records: [record('pending')] });
    await summariseDatanet(database, { datanetId: 1 });
    const summary = await kept();
    expect(summary?.records).toBe(3);
    expect(summary?.fields.find(({ kind }) => kind === 'label')).toMatchObject({
      filled: 3,
      values: [
        { value: 'red', records: 2 },
        { value: 'blue', records: 1 },
      ],
      others: { values: 0, records: 0 },
    });
    const lengths = summary?.fields.find(({ kind }) => kind === 'text');
    expect(lengths).toMatchObject({ filled: 3, least: 3, median: 8, most: 11 });
    expect(lengths?.kind === 'text' && lengths.steps.reduce((sum, step) => sum + step.records, 0)).toBe(3);
    expect(summary?.contributors).toEqual([
      { account: AMARA, records: 2 },
      { account: BILAL, records: 2 },
    ]);
  });

  it('is counted anew once something else is accepted, and not before', async () => {
    await accept(1, AMARA, [record('apple')]);
    await summariseDatanet(database, { datanetId: 1 });
    await database.db.$executeRaw`UPDATE datanet_summary SET summary = jsonb_set(summary, '{records}', '99')`;
    await summariseDatanet(database, { datanetId: 1 });
    expect((await kept())?.records).toBe(99);
    await accept(2, BILAL, [record('sky', 'blue')]);
    await summariseDatanet(database, { datanetId: 1 });
    expect((await kept())?.records).toBe(2);
  });
});

it('counts what is no number in a column that came to be one as missing', async () => {
  const number = (size: string | number) => ({ fields: { text: 'a bridge', size } });
  await insertContribution(database.db, {
    id: 1,
    datanetId: 1,
    contributor: AMARA,
    status: 'accepted',
    sequence: 1,
    records: [number('about ten'), number(3), number(5)],
  });
  const size = { name: 'size', kind: 'number', required: false, description: '' } as const;
  const { fields } = await countDatanet(database.db, { datanetId: 1, schema: { fields: [size] } });
  expect(fields).toMatchObject([{ kind: 'number', filled: 2, least: 3, most: 5 }]);
});

it('leads through all records by place, forwards and back again', async () => {
  await accept(
    1,
    AMARA,
    Array.from({ length: 30 }, (_, i) => record(`one ${i}`)),
  );
  await accept(
    2,
    BILAL,
    Array.from({ length: 31 }, (_, i) => record(`two ${i}`)),
  );
  const page = (filters: Record<string, string>) =>
    searchRecords(database, { datanetId: 1, schema: TEST_METADATA.schema, search: recordSearchSchema.parse(filters) });
  const textsOf = (found: Awaited<ReturnType<typeof page>>) => found.records.map(({ fields }) => fields.text);
  const first = await page({});
  const second = await page({ after: first.next ?? '' });
  const third = await page({ after: second.next ?? '' });
  expect([first.previous, third.next]).toEqual([null, null]);
  const all = [...textsOf(first), ...textsOf(second), ...textsOf(third)];
  expect(all).toEqual([
    ...Array.from({ length: 30 }, (_, i) => `one ${i}`),
    ...Array.from({ length: 31 }, (_, i) => `two ${i}`),
  ]);
  const back = await page({ before: third.previous ?? '' });
  expect(textsOf(back)).toEqual(textsOf(second));
  expect(textsOf(await page({ before: back.previous ?? '' }))).toEqual(textsOf(first));
  expect((await page({ before: back.previous ?? '' })).previous).toBeNull();
});
