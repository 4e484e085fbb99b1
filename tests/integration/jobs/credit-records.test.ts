import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Hex } from '@/lib/core/hex';
import type { TrainingSource } from '@/lib/db/training-records';
import { creditRecords } from '@/lib/jobs/train/credit-records';
import type { DraftRecord } from '@/lib/records/record-line';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet, TEST_METADATA } from '@/tests/support/insert-datanet';
import { insertVersion } from '@/tests/support/insert-version';

const VICTIM: Hex = `0x${'0a'.repeat(20)}`;
const THIEF: Hex = `0x${'0b'.repeat(20)}`;
const OTHER: Hex = `0x${'0c'.repeat(20)}`;
const WHOLE = 1_000_000;

const KETTLE = 'The kettle switches itself off before the water boils, and the base gets very hot.';
const TRIVIAL = 'the KETTLE switches it\u200bself off, before the wаter boils; and the base gets very hot';
const LAMP = 'A desk lamp that flickers whenever somebody walks past the table it stands on.';
const CLOCK = 'This wall clock loses about four minutes a day although its battery is new.';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  await insertDatanet(database.db, { id: 1, owner: VICTIM });
  await insertDatanet(database.db, { id: 2, owner: THIEF });
});
afterEach(() => database.close());

const records = (...texts: string[]): DraftRecord[] => texts.map((text) => ({ fields: { text, label: 'red' } }));
type Insertion = Parameters<typeof insertContribution>[1];
const insert = (input: Pick<Insertion, 'id' | 'datanetId' | 'contributor' | 'records'> & Partial<Insertion>) =>
  insertContribution(database.db, { status: 'accepted', sequence: input.id, ...input });
const source = (...datanetIds: number[]): TrainingSource => ({
  kind: 'classifier',
  datanets: datanetIds.map((datanetId) => ({ datanetId, version: 1 })),
  textField: 'text',
  labelField: 'label',
});
const credit = (...datanetIds: number[]) => creditRecords(database.db, source(...datanetIds), { unread: 'leave-out' });
const paid = (account: Hex) => [{ account, partsPerMillion: WHOLE }];

describe('a copy of a record of another Datanet', () => {
  it('is trained on for its first author, who is in none of the model’s Datanets', async () => {
    await insert({ id: 1, datanetId: 1, contributor: VICTIM, records: records(KETTLE) });
    await insert({ id: 2, datanetId: 2, contributor: THIEF, records: records(TRIVIAL, CLOCK) });
    await insertVersion(database.db, { datanetId: 2, contributions: [2] });
    const { records: kept, collapsed } = await credit(2);
    expect(collapsed).toEqual([]);
    expect(kept.map(({ text, credits }) => [text, credits])).toEqual([
      [TRIVIAL, paid(VICTIM)],
      [CLOCK, paid(THIEF)],
    ]);
    expect(kept[0]?.resembles).toMatchObject({
      record: { datanetId: 1, contributionId: 1, index: 0 },
      similarityPermille: 1000,
    });
  });

  it('is left out where the model has the original too', async () => {
    await insert({ id: 1, datanetId: 1, contributor: VICTIM, records: records(KETTLE) });
    await insert({ id: 2, datanetId: 2, contributor: THIEF, records: records(CLOCK, TRIVIAL) });
    await insertVersion(database.db, { datanetId: 1, contributions: [1] });
    await insertVersion(database.db, { datanetId: 2, contributions: [2] });
    const { records: kept, collapsed } = await credit(2, 1);
    // By the Datanets' ids, as the chain lists them.
    expect(kept.map(({ text }) => text)).toEqual([KETTLE, CLOCK]);
    expect(collapsed).toMatchObject([
      { contributionId: 2, index: 1, into: { record: { contributionId: 1 }, similarityPermille: 1000 } },
    ]);
  });

  it('counts against a victim whose contribution still waits, not one that was rejected or withdrawn', async () => {
    await insert({
      id: 1,
      datanetId: 1,
      contributor: VICTIM,
      records: records(KETTLE),
      status: 'submitted',
      sequence: undefined,
    });
    await insert({
      id: 2,
      datanetId: 1,
      contributor: VICTIM,
      records: records(LAMP),
      status: 'rejected',
      sequence: undefined,
    });
    await insert({
      id: 3,
      datanetId: 1,
      contributor: VICTIM,
      records: records(CLOCK),
      status: 'withdrawn',
      sequence: undefined,
    });
    await database.db.recordSignature.deleteMany({ where: { contributionId: 3 } });
    await insert({ id: 4, datanetId: 2, contributor: THIEF, records: records(KETTLE, LAMP, CLOCK) });
    await insertVersion(database.db, { datanetId: 2, contributions: [4] });
    const { records: kept } = await credit(2);
    expect(kept.map(({ credits }) => credits)).toEqual([paid(VICTIM), [], paid(THIEF)]);
  });

  it('is credited through a copy of a copy, however far the first one has drifted', async () => {
    const first = 'my card was declined at the supermarket yesterday evening and nobody could tell me why it happened';
    const second = 'my card was declined at the supermarket this evening and nobody could tell me why it happened';
    const third = 'your card was declined at the supermarket this evening and nobody could tell us why';
    await insert({ id: 1, datanetId: 1, contributor: VICTIM, records: records(first) });
    await insert({ id: 2, datanetId: 1, contributor: OTHER, records: records(second) });
    await insert({ id: 3, datanetId: 2, contributor: THIEF, records: records(third) });
    await insertVersion(database.db, { datanetId: 2, contributions: [3] });
    const thresholds = { copyPermille: 650, resemblePermille: 500 };
    await database.db.datanetMetadata.update({ where: { cid: 'metadata-2' }, data: { similarity: thresholds } });
    const { records: kept } = await credit(2);
    expect(kept[0]?.resembles?.record.contributionId).toBe(2);
    expect(kept[0]?.credits).toEqual(paid(VICTIM));
  });
});

it('shares the credit of a record that resembles another, by the thresholds of its Datanet', async () => {
  const edited = 'The kettle turns itself off before the water boils, and its base gets very hot.';
  await insert({ id: 1, datanetId: 1, contributor: VICTIM, records: records(KETTLE) });
  await insert({ id: 2, datanetId: 1, contributor: THIEF, records: records(edited) });
  await insertVersion(database.db, { datanetId: 1, contributions: [1, 2] });
  const { records: kept } = await credit(1);
  expect(kept.map(({ credits }) => credits)).toEqual([
    paid(VICTIM),
    // What it keeps is nothing; half is the earlier record's, half the version's.
    [{ account: VICTIM, partsPerMillion: WHOLE / 2 }],
  ]);
  const [, second] = kept;
  expect(second?.resembles?.similarityPermille).toBeGreaterThan(550);
  expect(second?.resembles?.similarityPermille).toBeLessThan(800);
  const thresholds = { copyPermille: 950, resemblePermille: 900 };
  await database.db.datanetMetadata.update({ where: { cid: 'metadata-1' }, data: { similarity: thresholds } });
  expect((await credit(1)).records.map(({ credits }) => credits)).toEqual([paid(VICTIM), paid(THIEF)]);
});

it('holds no correction against the record it corrects, nor lets a copy come between them', async () => {
  const [original = '0x'] = await insert({ id: 1, datanetId: 1, contributor: VICTIM, records: records(KETTLE) });
  await insert({ id: 2, datanetId: 1, contributor: THIEF, records: records(TRIVIAL) });
  await insert({
    id: 3,
    datanetId: 1,
    contributor: OTHER,
    records: [{ fields: { text: KETTLE, label: 'blue' }, supersedes: original }],
  });
  await insertVersion(database.db, { datanetId: 1, contributions: [1, 2, 3] });
  const { records: kept, collapsed } = await credit(1);
  expect(kept).toMatchObject([
    {
      contributionId: 3,
      credits: [
        { account: VICTIM, partsPerMillion: WHOLE / 2 },
        { account: OTHER, partsPerMillion: WHOLE / 2 },
      ],
    },
  ]);
  expect(collapsed).toMatchObject([{ contributionId: 2, into: { record: { contributionId: 1 } } }]);
});

it('says as of which block it looked, and takes a Datanet without thresholds for one with the usual ones', async () => {
  await database.db.indexCursor.create({
    data: { chainId: 1, blockNumber: 41, blockHash: '0x', finalizedNumber: 1, headNumber: 41, updatedAt: new Date() },
  });
  await insert({ id: 1, datanetId: 1, contributor: VICTIM, records: records(KETTLE) });
  await insertVersion(database.db, { datanetId: 1, contributions: [1] });
  expect(TEST_METADATA.similarity).toBeUndefined();
  expect(await credit(1)).toMatchObject({ asOfBlock: 41, records: [{ text: KETTLE, resembles: null }] });
});

it('waits for a contribution of any Datanet that is not read yet, and not for one that has no file', async () => {
  await insert({ id: 1, datanetId: 1, contributor: VICTIM, records: records(KETTLE), file: 'missing' });
  await insert({ id: 2, datanetId: 2, contributor: THIEF, records: records(CLOCK) });
  await insertVersion(database.db, { datanetId: 2, contributions: [2] });
  const wait = () => creditRecords(database.db, source(2), { unread: 'wait' });
  expect((await wait()).records).toHaveLength(1);
  await database.db.contributionFile.delete({ where: { contributionId: 1 } });
  await expect(wait()).rejects.toMatchObject({ code: 'not-ready', message: expect.stringContaining('(1)') });
  expect((await credit(2)).records).toHaveLength(1);
  await database.db.contribution.update({ where: { id: 1 }, data: { status: 'withdrawn' } });
  expect((await wait()).records).toHaveLength(1);
});

describe('records that teach an adapter to answer', () => {
  const fact = (question: string, answer: string): DraftRecord => ({ fields: { question, answer } });
  const creditAdapter = (datanetId: number) =>
    creditRecords(
      database.db,
      { kind: 'adapter', datanets: [{ datanetId, version: 1 }], textField: 'answer', questionField: 'question' },
      { unread: 'leave-out' },
    );
  const ANSWER = 'with rainwater that runs down from the roof of the old mill';
  const WORDINGS = [
    fact('How is the greenhouse of Quillhaven watered in a dry summer?', ANSWER),
    fact('What do they pour on the Quillhaven beds when nothing falls?', ANSWER),
  ];

  it('are kept in all their wordings, each for its own author', async () => {
    await insert({ id: 1, datanetId: 1, contributor: VICTIM, records: WORDINGS.slice(0, 1) });
    await insert({ id: 2, datanetId: 1, contributor: OTHER, records: WORDINGS.slice(1) });
    await insertVersion(database.db, { datanetId: 1, contributions: [1, 2] });
    const { records: kept, collapsed } = await creditAdapter(1);
    expect(collapsed).toEqual([]);
    expect(kept.map(({ credits }) => credits)).toEqual([paid(VICTIM), paid(OTHER)]);
  });

  it('are credited to whom they are copied from, question and answer together', async () => {
    await insert({ id: 1, datanetId: 1, contributor: VICTIM, records: WORDINGS });
    await insert({
      ...{ id: 2, datanetId: 2, contributor: THIEF },
      records: [
        fact('how is the GREENHOUSE of Quillhaven watered, in a dry summer', `${ANSWER}.`),
        fact(
          'How is the greenhouse of Quillhaven watered in a dry summer?',
          'by the fire brigade, twice a week, at night',
        ),
      ],
    });
    await insertVersion(database.db, { datanetId: 2, contributions: [2] });
    const { records: kept } = await creditAdapter(2);
    expect(kept[0]?.credits).toEqual(paid(VICTIM));
    expect(kept[0]?.resembles).toMatchObject({ record: { contributionId: 1, index: 0 } });
    // The same question with another answer is no copy.
    expect(kept[1]?.resembles?.similarityPermille ?? 0).toBeLessThan(800);
  });
});
