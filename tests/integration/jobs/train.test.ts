import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { findTrainingRun, insertTrainingRun } from '@/lib/db/training-run';
import { readModelRecords } from '@/lib/jobs/read-model-records';
import { train } from '@/lib/jobs/train';
import { creditRecords } from '@/lib/jobs/train/credit-records';
import { decodeClassifier } from '@/lib/models/classifier/model-bytes';
import { decodeIndex } from '@/lib/models/retrieval/index-bytes';
import { retrievalRequestSchema, trainingRequestSchema } from '@/lib/schemas/training';
import { trainingSetSchema } from '@/lib/schemas/training-set';
import type { ContentStore } from '@/lib/storage/content-store';
import { openFolderStore } from '@/lib/storage/folder-store';
import { BLUE, RED } from '@/tests/support/colour-texts';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet } from '@/tests/support/insert-datanet';
import { insertVersion } from '@/tests/support/insert-version';

const ANA: Hex = `0x${'a'.repeat(40)}`;
const BEN: Hex = `0x${'b'.repeat(40)}`;
const COMPUTE: Hex = `0x${'c'.repeat(40)}`;

let database: TestDatabase;
let folder: string;
let store: ContentStore;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'tributary-train-'));
  store = openFolderStore(folder);
  const { db } = database;
  const records = (texts: string[], label: string) => texts.map((text) => ({ fields: { text, label } }));
  await insertDatanet(db, { id: 1, owner: ANA });
  await insertContribution(db, {
    id: 1,
    datanetId: 1,
    contributor: ANA,
    records: [...records(RED, 'red'), ...records(BLUE.slice(0, 3), 'blue')],
    status: 'accepted',
    sequence: 2,
  });
  await insertContribution(db, {
    id: 2,
    datanetId: 1,
    contributor: BEN,
    // The first line copies Ana's, was accepted earlier, but submitted later.
    records: [...records(RED.slice(0, 1), 'red'), ...records(BLUE.slice(3), 'blue')],
    status: 'accepted',
    sequence: 1,
  });
  await insertDatanet(db, { id: 2, owner: ANA });
  await insertContribution(db, {
    id: 3,
    datanetId: 2,
    contributor: ANA,
    records: records(RED, 'red'),
    status: 'accepted',
    sequence: 1,
  });
  await insertVersion(db, { datanetId: 1, contributions: [2, 1] });
  await insertVersion(db, { datanetId: 2, contributions: [3] });
});

afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function queueRun(datanetId = 1): Promise<string> {
  const id = randomUUID();
  const request = trainingRequestSchema.parse({
    kind: 'classifier',
    name: 'Colours',
    summary: 'Names the colour of a thing.',
    datanets: [{ datanetId, version: 1 }],
    textField: 'text',
    labelField: 'label',
    settings: { minDocumentFrequency: 1 },
  });
  await insertTrainingRun(database.db, { id, account: ANA, request });
  return id;
}

const dependencies = () => ({
  db: database.db,
  store,
  computeProvider: COMPUTE,
  checkpoints: join(folder, 'checkpoints'),
  waitMs: 0,
});

test('credits an exact copy to the earliest submission, whatever was accepted first', async () => {
  const { records } = await creditRecords(
    database.db,
    { kind: 'classifier', datanets: [{ datanetId: 1, version: 1 }], textField: 'text', labelField: 'label' },
    { unread: 'leave-out' },
  );
  expect(records).toHaveLength(12);
  expect(records.filter((record) => record.text === RED[0]).map((record) => record.contributor)).toEqual([ANA]);
});

test('trains, stores weights and manifest by their hashes, and twice gives the same bits', async () => {
  const runs = [];
  for (const id of [await queueRun(), await queueRun()]) {
    await train(dependencies(), { runId: id });
    runs.push(await findTrainingRun(database.db, id));
  }
  const [first, second] = runs;
  if (!first?.manifest || !first.manifestCid || !second?.manifest) throw new Error('The runs have no manifest.');
  expect(first.state).toBe('succeeded');
  expect(second.manifest).toEqual(first.manifest);
  const weights = await store.get(first.manifest.weightsCid);
  expect(keccak256(weights)).toBe(first.manifest.weightsHash);
  expect(decodeClassifier(weights).labels).toEqual(['blue', 'red']);
  const manifest = new TextDecoder().decode(await store.get(first.manifestCid));
  expect(keccak256(manifest)).toBe(first.manifestHash);
  expect(canonicalJson(JSON.parse(manifest) as Json)).toBe(manifest);
  if (first.manifest.kind !== 'classifier') throw new Error('It is no classifier.');
  expect(first.manifest.labels).toEqual(['blue', 'red']);
  expect(first.manifest.contributorShares.shares.reduce((sum, share) => sum + share.partsPerMillion, 0)).toBe(
    1_000_000,
  );
  expect(first.lossCurve.length).toBeGreaterThan(1);
  expect(first.lossCurve.at(-1)?.gradientMax).toBeLessThanOrEqual(1e-8);
});

test('publishes whom each training record is credited to, and the copies that were left out', async () => {
  const id = await queueRun();
  await train(dependencies(), { runId: id });
  const manifest = (await findTrainingRun(database.db, id))?.manifest;
  if (!manifest) throw new Error('The run has no manifest.');
  const text = new TextDecoder().decode(await store.get(manifest.trainingSetCid));
  expect(keccak256(text)).toBe(manifest.trainingSetHash);
  expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
  const set = trainingSetSchema.parse(JSON.parse(text));
  expect(set.records).toHaveLength(manifest.records);
  expect(set.records.every(({ credits }) => credits.length === 1 && credits[0]?.partsPerMillion === 1_000_000)).toBe(
    true,
  );
  expect(set.collapsed).toMatchObject([
    { contributionId: 2, index: 0, into: { record: { contributionId: 1, index: 0 }, similarityPermille: 1000 } },
  ]);
});

test('a run killed while it worked runs again from the start', async () => {
  const id = await queueRun();
  await database.db.trainingRun.update({
    where: { id },
    data: {
      state: 'running',
      progress: { step: 'fitting', iteration: 3, loss: 1, gradientMax: 1, fraction: 0.5, detail: '' },
    },
  });
  await train(dependencies(), { runId: id });
  expect((await findTrainingRun(database.db, id))?.state).toBe('succeeded');
});

test('waits a while for contributions that are not read yet, and no longer', async () => {
  const { db } = database;
  await insertContribution(db, { id: 9, datanetId: 2, contributor: BEN, records: [{ fields: { text: 'Unread.' } }] });
  await db.contributionFile.delete({ where: { contributionId: 9 } });
  const id = await queueRun();
  await expect(train(dependencies(), { runId: id })).rejects.toMatchObject({ code: 'not-ready' });
  expect((await findTrainingRun(db, id))?.state).toBe('running');
  await db.trainingRun.update({ where: { id }, data: { createdAt: new Date(Date.now() - 150_000) } });
  await train(dependencies(), { runId: id });
  expect((await findTrainingRun(db, id))?.state).toBe('succeeded');
  await db.contribution.delete({ where: { id: 9 } });
});

test('takes records that are not read again yet for records that are gone in no answer’s attribution', async () => {
  const { db } = database;
  const id = await queueRun();
  await train(dependencies(), { runId: id });
  const run = await findTrainingRun(db, id);
  if (!run?.manifest || !run.manifestCid) throw new Error('The run has no manifest.');
  const { manifest, manifestCid } = run;
  const read = () => readModelRecords({ db, store }, { manifest, manifestCid });
  // An index made anew: the contribution is known, its file not read.
  const where = { contributionId: 1 };
  const records = await db.record.findMany({ where });
  await db.contributionFile.delete({ where });
  await db.record.deleteMany({ where });
  await expect(read()).rejects.toMatchObject({ code: 'not-ready' });
  await db.record.createMany({ data: records.map((record) => ({ ...record, fields: record.fields ?? {} })) });
  await db.contributionFile.create({ data: { ...where, state: 'readable' } });
  expect(await read()).toHaveLength(manifest.records);
});

test('a cancelled run is left alone', async () => {
  const id = await queueRun();
  await database.db.trainingRun.update({ where: { id }, data: { state: 'cancelled' } });
  await train(dependencies(), { runId: id });
  const run = await findTrainingRun(database.db, id);
  expect(run?.state).toBe('cancelled');
  expect(run?.manifest).toBeNull();
});

test('data that cannot be trained on ends the run with words that say why', async () => {
  const id = await queueRun(2);
  await train(dependencies(), { runId: id });
  const run = await findTrainingRun(database.db, id);
  expect(run?.state).toBe('failed');
  expect(run?.problem).toContain('at least two different labels');
});

test('makes an index of passages and measures it by the questions that the records bring', async () => {
  const texts = [
    ['The bridge over the Senn was built in 1912.', 'When was the bridge over the Senn built?', '1912'],
    ['The copper mill was founded by Anna Keller.', 'Who founded the copper mill?', 'Anna Keller'],
    ['Seven fountains stand in the garden of the museum.', 'How many fountains stand in the garden?', 'Seven'],
  ];
  await insertDatanet(database.db, { id: 3, owner: ANA });
  await insertContribution(database.db, {
    id: 4,
    datanetId: 3,
    contributor: ANA,
    records: texts.map(([text = '', question = '', answer = '']) => ({ fields: { text, question, answer } })),
    status: 'accepted',
    sequence: 1,
  });
  await insertContribution(database.db, {
    id: 5,
    datanetId: 3,
    contributor: BEN,
    // A copy of the first text with another question: left out of the index, but asked.
    records: [
      {
        fields: { text: texts[0]?.[0] ?? '', question: 'What was built in 1912?', answer: 'The bridge over the Senn' },
      },
      { fields: { text: 'Nobody asks about the weather of that year.' } },
    ],
    status: 'accepted',
    sequence: 2,
  });
  await insertVersion(database.db, { datanetId: 3, contributions: [4, 5] });
  const id = randomUUID();
  const request = trainingRequestSchema.parse({
    kind: 'retrieval',
    name: 'Oldbrook',
    summary: 'Answers from what people wrote about Oldbrook.',
    datanets: [{ datanetId: 3, version: 1 }],
    textField: 'text',
    titleField: null,
    questionField: 'question',
    answerField: 'answer',
    settings: {},
  });
  await insertTrainingRun(database.db, { id, account: ANA, request });
  await train(dependencies(), { runId: id });
  const run = await findTrainingRun(database.db, id);
  expect(run?.problem).toBe('');
  const manifest = run?.manifest;
  if (manifest?.kind !== 'retrieval') throw new Error('It is no index.');
  expect(manifest).toMatchObject({
    records: 4,
    passages: 4,
    evaluation: { questionCount: 4, firstPassage: 1, withinFive: 1 },
  });
  expect(manifest.evaluation?.f1).toBeGreaterThan(0.5);
  // Every right answer was Ana's: without her they are lost, without Ben nothing is.
  expect(manifest.contributorShares).toMatchObject({
    rule: 'leave-one-out',
    shares: [
      { account: ANA, partsPerMillion: 1_000_000 },
      { account: BEN, partsPerMillion: 0 },
    ],
  });
  const weights = await store.get(manifest.weightsCid);
  expect(keccak256(weights)).toBe(manifest.weightsHash);
  expect(decodeIndex(weights).recordCount).toBe(4);
});

test('makes an index by the first answer rule where its run was queued when there was no other', async () => {
  const id = randomUUID();
  const request = retrievalRequestSchema.parse({
    kind: 'retrieval',
    name: 'Colours',
    summary: 'Answers from what people wrote about colours.',
    datanets: [{ datanetId: 1, version: 1 }],
    ...{ textField: 'text', titleField: null, questionField: null, answerField: null },
    settings: {},
  });
  const { answerRule: _, ...settings } = request.settings;
  const { db } = database;
  await insertTrainingRun(db, { id, account: ANA, request });
  await db.trainingRun.update({ where: { id }, data: { settings: { ...request, settings } } });
  await train(dependencies(), { runId: id });
  const run = await findTrainingRun(db, id);
  expect(run?.problem).toBe('');
  if (run?.manifest?.kind !== 'retrieval') throw new Error('It is no index.');
  expect(run.manifest.settings).toEqual({ ...settings, answerRule: 1 });
  expect(decodeIndex(await store.get(run.manifest.weightsCid)).settings.answerRule).toBe(1);
});
