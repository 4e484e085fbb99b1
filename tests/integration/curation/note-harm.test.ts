import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '@/lib/core/canonical-json';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { countJudgedRecords, listFlaggedRecords } from '@/lib/db/flagged-records';
import { noteHarm } from '@/lib/jobs/note-harm';
import { DEFAULT_CLASSIFIER_SETTINGS } from '@/lib/models/classifier/settings';
import { createTestStore } from '@/tests/integration/indexer/index-support';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet } from '@/tests/support/insert-datanet';

const who = (digit: string): Hex => `0x${digit.repeat(40)}`;
const [ANA, BEN] = [who('a'), who('b')];
const NO_HASH: Hex = `0x${'0'.repeat(64)}`;
const record = (text: string) => ({ fields: { text, label: 'red' } });

let database: TestDatabase;
let hashes: Hex[];
const { store, remove } = createTestStore();

beforeEach(async () => {
  database = await createTestDatabase();
  await insertDatanet(database.db, { id: 1, owner: ANA });
  const given = { datanetId: 1, contributor: BEN, status: 'accepted' as const, sequence: 1 };
  hashes = await insertContribution(database.db, {
    ...{ ...given, id: 1 },
    records: [record('good'), record('bad'), record('worse')],
  });
  return () => database.close();
});
afterAll(remove);

/** Publishes a version of model 1 whose training judged Ben's records so. */
async function publish(number: number, harms: readonly number[], { here = true } = {}): Promise<string> {
  const { db } = database;
  const trainingSet = Buffer.from(
    canonicalJson({
      version: 1,
      asOfBlock: 1,
      records: harms.map((harm, index) => ({
        ...{ datanetId: 1, contributionId: 1, index, hash: hashes[index] ?? NO_HASH },
        ...{ credits: [{ account: BEN, partsPerMillion: 1_000_000 }], resembles: null },
        ...{ harm: String(harm), harmful: harm > 10 },
      })),
      collapsed: [],
    }),
  );
  const { cid: trainingSetCid } = await store.put({ bytes: trainingSet });
  const manifestCid = `manifest-${number}`;
  const manifest = {
    ...{ version: 1, kind: 'classifier', name: 'Colours', summary: '', licences: [], datanets: [] },
    ...{ textField: 'text', labelField: 'label', settings: DEFAULT_CLASSIFIER_SETTINGS, labels: [], evaluation: null },
    ...{ records: harms.length, recordsHash: NO_HASH, trainingSetCid, trainingSetHash: keccak256(trainingSet) },
    contributorShares: {
      rule: 'record-counts',
      shares: [{ account: ANA, partsPerMillion: 1_000_000 }],
      effects: [],
    },
    ...{ weightsCid: 'w', weightsHash: NO_HASH, computeProvider: ANA, builder: ANA },
  };
  const at = new Date('2026-02-01T00:00:00Z');
  await db.modelManifest.create({
    data: {
      cid: manifestCid,
      name: 'Colours',
      summary: '',
      kind: 'classifier',
      manifest,
      weightsCid: 'w',
      searchText: '',
    },
  });
  await db.modelVersion.create({
    data: {
      ...{ modelId: 1, number, manifestCid, manifestHash: '0x', computeProvider: ANA, publisher: ANA },
      ...{ publishedAt: at, publishedBlock: 1, publishedIndex: number, transactionHash: '0x' },
    },
  });
  const model = { owner: ANA, unitPrice: 1, versionCount: number, createdAt: at, createdBlock: 1, updatedAt: at };
  await db.model.upsert({ where: { id: 1 }, create: { id: 1, ...model }, update: model });
  if (here) {
    await db.trainingRun.create({
      data: {
        ...{ id: crypto.randomUUID(), account: ANA, name: 'Colours', kind: 'classifier', settings: {}, datanets: [] },
        ...{ state: 'succeeded', progress: {}, manifestCid },
      },
    });
  }
  await noteHarm({ ...database, store }, { cid: manifestCid });
  return manifestCid;
}

const flagged = async () => {
  const { records, total } = await listFlaggedRecords(database.db, { datanetId: 1, limit: 10 });
  expect(total).toBe(records.length);
  return records.map(({ index }) => index);
};
const counts = () => countJudgedRecords(database.db, BEN);

describe('noteHarm', () => {
  it('flags the records that a model does better without, the most harmful first', async () => {
    await publish(1, [-5, 20, 90]);
    expect(await flagged()).toEqual([2, 1]);
    expect(await counts()).toEqual({ measuredRecords: 3, harmfulRecords: 2 });
    const { records } = await listFlaggedRecords(database.db, { datanetId: 1, limit: 1 });
    expect(records[0]).toMatchObject({ contributor: BEN, models: [{ id: 1, name: 'Colours' }] });
  });

  it('leaves the same when it runs again', async () => {
    const cid = await publish(1, [-5, 20, 90]);
    await noteHarm({ ...database, store }, { cid });
    expect(await counts()).toEqual({ measuredRecords: 3, harmfulRecords: 2 });
  });

  it('goes by the newest version of a model', async () => {
    await publish(1, [-5, 20, 90]);
    await publish(2, [-5, 20, 3]);
    expect(await flagged()).toEqual([1]);
    expect(await counts()).toEqual({ measuredRecords: 3, harmfulRecords: 1 });
  });

  it('believes no training set that was not made here', async () => {
    await publish(1, [-5, 20, 90], { here: false });
    expect(await flagged()).toEqual([]);
    expect(await counts()).toEqual({ measuredRecords: 0, harmfulRecords: 0 });
  });

  it('takes a training that judged nothing for no judgement', async () => {
    await publish(1, [0, 0, 0]);
    expect(await counts()).toEqual({ measuredRecords: 0, harmfulRecords: 0 });
  });

  it('flags no record that was corrected or left out since', async () => {
    await publish(1, [-5, 20, 90]);
    await insertContribution(database.db, {
      ...{ id: 2, datanetId: 1, contributor: ANA, status: 'accepted', sequence: 2 },
      records: [{ ...record('better'), supersedes: hashes[2] ?? NO_HASH }],
    });
    expect(await flagged()).toEqual([1]);
    await database.db.contribution.update({ where: { id: 1 }, data: { excluded: [1] } });
    expect(await flagged()).toEqual([]);
  });
});
