import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { listAttempts } from '@/lib/db/training-attempt';
import { findTrainingRun, insertTrainingRun } from '@/lib/db/training-run';
import { prepareQueue } from '@/lib/jobs/prepare-queue';
import { train } from '@/lib/jobs/train';
import { computeCid } from '@/lib/records/compute-cid';
import { type ComputeProgress, computeStatementTypedData, MOST_FILE_BYTES } from '@/lib/schemas/compute';
import { trainingRequestSchema } from '@/lib/schemas/training';
import type { ComputeDependencies } from '@/lib/server/compute/compute-dependencies';
import { giveUpLease } from '@/lib/server/compute/give-up-lease';
import { readCompute } from '@/lib/server/compute/read-compute';
import { requireOpenDatanets } from '@/lib/server/compute/require-open-datanets';
import { storeResultFile } from '@/lib/server/compute/store-result-file';
import { submitResult } from '@/lib/server/compute/submit-result';
import { takeLease } from '@/lib/server/compute/take-lease';
import { tellProgress } from '@/lib/server/compute/tell-progress';
import { cancelTraining } from '@/lib/server/training/cancel-training';
import { openFolderStore } from '@/lib/storage/folder-store';
import { BLUE, RED } from '@/tests/support/colour-texts';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet } from '@/tests/support/insert-datanet';
import { insertVersion } from '@/tests/support/insert-version';

const ANA: Hex = `0x${'a'.repeat(40)}`;
const OPERATOR: Hex = `0x${'e'.repeat(40)}`;
const keyOf = (digit: string) => privateKeyToAccount(`0x${digit.repeat(64)}`);
const accountOf = (digit: string): Hex => toLowerHex(keyOf(digit).address);
const PROGRESS: ComputeProgress = { fraction: 0.5, detail: 'Half way', tokensPerSecond: 900, secondsLeft: 30 };

let database: TestDatabase;
let folder: string;
let deps: ComputeDependencies;
let clock: Date;

beforeAll(async () => {
  database = await createTestDatabase();
  await prepareQueue({ url: database.url });
  folder = await mkdtemp(join(tmpdir(), 'tributary-leases-'));
  const { db } = database;
  await insertDatanet(db, { id: 1, owner: ANA });
  const records = [
    ...RED.map((text) => ({ fields: { text, label: 'red' } })),
    ...BLUE.map((text) => ({ fields: { text, label: 'blue' } })),
  ];
  await insertContribution(db, { id: 1, datanetId: 1, contributor: ANA, records, status: 'accepted', sequence: 1 });
  await insertVersion(db, { datanetId: 1, contributions: [1] });
  const store = openFolderStore(folder);
  deps = { db, store, operator: OPERATOR, chainId: 31337, origins: ['http://localhost:3000'], now: () => clock };
});

afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  clock = new Date();
  await database.db.trainingAttempt.deleteMany();
  await database.db.trainingRun.deleteMany();
});

const later = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000);
};
const take = (digit: string) => takeLease(deps, { account: accountOf(digit) });
const tell = (digit: string, runId: string) =>
  tellProgress(deps, { runId, account: accountOf(digit), progress: PROGRESS });

/** A run for anyone, prepared and offered by the worker. */
async function offerRun(): Promise<string> {
  const id = randomUUID();
  const request = trainingRequestSchema.parse({
    ...{ kind: 'classifier', name: 'Colours', summary: 'Names the colour of a thing.' },
    datanets: [{ datanetId: 1, version: 1 }],
    ...{ textField: 'text', labelField: 'label', settings: { minDocumentFrequency: 1 }, compute: 'anyone' },
  });
  await insertTrainingRun(database.db, { id, account: ANA, request });
  await work(id, 60_000);
  return id;
}

const work = (runId: string, waitMs: number) =>
  train(
    { db: database.db, store: deps.store, computeProvider: OPERATOR, checkpoints: join(folder, 'checkpoints'), waitMs },
    { runId },
  );

/** Delivers a result of one's own making, with all its papers in order. */
async function deliver(digit: string, runId: string, jobHash: Hex, weights: Uint8Array) {
  const account = accountOf(digit);
  const [cid, hash] = [await computeCid(weights), keccak256(weights)];
  await storeResultFile(deps, { runId, account, cid, hash, body: once(weights) });
  const shares = `{"effects":[],"rule":"record-counts","shares":[{"account":"${ANA}","partsPerMillion":1000000}]}`;
  const trained = '{"evaluation":null,"judgements":[],"kind":"classifier","labels":["blue","red"]}';
  const result = `{"gradients":null,"jobHash":"${jobHash}","shares":${shares},"trained":${trained},"version":1,"weights":{"cid":"${cid}","hash":"${hash}"}}`;
  const statement = { runId, jobHash, resultHash: keccak256(result) };
  const signature = await keyOf(digit).signTypedData(computeStatementTypedData({ chainId: deps.chainId, statement }));
  return submitResult(deps, { runId, account, submission: { statement, signature, result } });
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

it('lends a job to two accounts, the same one again to who comes back, and none to a third', async () => {
  const id = await offerRun();
  const first = await take('1');
  expect(first).toMatchObject({ runId: id, position: 1 });
  expect(await take('1')).toMatchObject({ runId: id, position: 1 });
  expect(await take('2')).toMatchObject({ runId: id, position: 2 });
  expect(await take('3')).toBeNull();
  await expect(takeLease(deps, { account: OPERATOR })).rejects.toMatchObject({ code: 'conflict' });
});

it('gives a place to another when a lease runs out unheard, and keeps it for who says that it computes', async () => {
  const id = await offerRun();
  await take('1');
  await take('2');
  later(45);
  expect(await tell('1', id)).toMatchObject({ verdict: 'go-on' });
  later(45);
  expect(await take('3')).toMatchObject({ position: 3 });
  expect(await take('4')).toBeNull();
  expect((await findTrainingRun(database.db, id))?.progress).toMatchObject({ fraction: 0.5, secondsLeft: 30 });
});

it('passes the builder’s pause and end on to who computes', async () => {
  const id = await offerRun();
  await take('1');
  await database.db.trainingRun.update({ where: { id }, data: { state: 'paused' } });
  expect(await tell('1', id)).toMatchObject({ verdict: 'pause' });
  // Nobody else is lent a paused run.
  expect(await take('2')).toBeNull();
  await database.db.trainingRun.update({ where: { id }, data: { state: 'running' } });
  expect(await tell('1', id)).toMatchObject({ verdict: 'go-on' });
  await cancelTraining({ db: database.db }, { id, account: ANA });
  expect(await tell('1', id)).toEqual({ verdict: 'stop', leasedUntil: null });
  await expect(tell('1', id)).rejects.toMatchObject({ code: 'conflict' });
});

it('ends a lease that others’ results have overtaken, and one that is too old', async () => {
  const id = await offerRun();
  const lease = await take('1');
  await take('2');
  if (!lease) throw new Error('No job was lent.');
  later(10);
  await deliver('2', id, lease.jobHash, new Uint8Array([1]));
  for (let s = 0; s < 170; s += 30) {
    later(30);
    const { verdict } = await tell('1', id);
    expect(verdict).toBe(s < 150 ? 'go-on' : 'stop');
  }
});

it('refuses what others do not come to, pays nobody for it, and offers that account nothing for a day', async () => {
  const id = await offerRun();
  const lease = await take('1');
  if (!lease) throw new Error('No job was lent.');
  await deliver('1', id, lease.jobHash, new Uint8Array([1, 2, 3]));
  // The operator repeats it, and nobody else comes.
  await work(id, 0);
  const run = await findTrainingRun(database.db, id);
  expect(run?.state).toBe('succeeded');
  expect(run?.manifest?.computeProvider).toBe(OPERATOR);
  expect((await listAttempts(database.db, id)).map(({ provider, state }) => [provider, state])).toEqual([
    [accountOf('1'), 'refused'],
    [OPERATOR, 'agreed'],
  ]);
  await offerRun();
  await expect(take('1')).rejects.toMatchObject({ code: 'forbidden' });
  later(86_400 + 60);
  expect(await take('1')).toMatchObject({ position: 1 });
  const { providers } = await readCompute({ db: database.db, operator: OPERATOR });
  expect(providers.find(({ provider }) => provider === accountOf('1'))).toMatchObject({ agreed: 0, refused: 1 });
});

it('has the operator repeat what two newcomers agree on, and refuses both when it is wrong', async () => {
  const id = await offerRun();
  const lease = await take('1');
  await take('2');
  if (!lease) throw new Error('No job was lent.');
  for (const digit of ['1', '2']) await deliver(digit, id, lease.jobHash, new Uint8Array([9]));
  await work(id, 0);
  const run = await findTrainingRun(database.db, id);
  expect(run?.manifest?.computeProvider).toBe(OPERATOR);
  const states = (await listAttempts(database.db, id)).map(({ state }) => state);
  expect(states).toEqual(['refused', 'refused', 'agreed']);
});

it('takes no file without a lease, under another hash, or past its bound, and no result without its files', async () => {
  const id = await offerRun();
  const bytes = new Uint8Array([4, 5]);
  const [cid, hash, account] = [await computeCid(bytes), keccak256(bytes), accountOf('1')];
  const upload = (changes: Partial<{ cid: string; hash: Hex; body: AsyncIterable<Uint8Array> }> = {}) =>
    storeResultFile(deps, { runId: id, account, cid, hash, body: once(bytes), ...changes });
  await expect(upload()).rejects.toMatchObject({ code: 'not-found' });
  const lease = await take('1');
  if (!lease) throw new Error('No job was lent.');
  await expect(upload({ hash: keccak256('other') })).rejects.toMatchObject({ code: 'content-mismatch' });
  await expect(upload({ cid: await computeCid(new Uint8Array([6])) })).rejects.toMatchObject({
    code: 'content-mismatch',
  });
  const large = new Uint8Array(MOST_FILE_BYTES / 4 + 1);
  const body = async function* () {
    for (let k = 0; k < 4; k++) yield large;
  };
  await expect(upload({ body: body() })).rejects.toMatchObject({ code: 'too-large' });
  expect(await deps.store.has(cid)).toBe(false);
  const third = await computeCid(new Uint8Array([7]));
  await expect(upload({ cid: third })).rejects.toMatchObject({ code: 'too-large' });

  const result = `{"gradients":null,"jobHash":"${lease.jobHash}","shares":{"effects":[],"rule":"record-counts","shares":[{"account":"${ANA}","partsPerMillion":1000000}]},"trained":{"evaluation":null,"judgements":[],"kind":"classifier","labels":[]},"version":1,"weights":{"cid":"${cid}","hash":"${hash}"}}`;
  const statement = { runId: id, jobHash: lease.jobHash, resultHash: keccak256(result) };
  const sign = (digit: string, chainId = deps.chainId) =>
    keyOf(digit).signTypedData(computeStatementTypedData({ chainId, statement }));
  const submit = async (signature: Hex, text = result) =>
    submitResult(deps, { runId: id, account, submission: { statement, signature, result: text } });
  await expect(submit(await sign('2'))).rejects.toMatchObject({ code: 'forbidden' });
  await expect(submit(await sign('1', 1))).rejects.toMatchObject({ code: 'forbidden' });
  await expect(submit(await sign('1'), `${result} `)).rejects.toMatchObject({ code: 'content-mismatch' });
  await expect(submit(await sign('1'))).rejects.toMatchObject({ code: 'not-found' });
  await upload();
  expect(await submit(await sign('1'))).toEqual({ position: 1 });
  await expect(submit(await sign('1'))).rejects.toMatchObject({ code: 'conflict' });
});

it('lends no more to an account that takes jobs and delivers none', async () => {
  for (let k = 0; k < 5; k++) {
    const id = await offerRun();
    expect(await take('5')).toMatchObject({ runId: id });
    await giveUpLease(deps, { runId: id, account: accountOf('5'), problem: 'No room on the disk.' });
    await database.db.trainingRun.update({ where: { id }, data: { state: 'cancelled' } });
  }
  await offerRun();
  await expect(take('5')).rejects.toMatchObject({ code: 'rate-limited' });
});

it('gives out no run on a Datanet that lets only some accounts train', async () => {
  const id = await offerRun();
  const request = (await findTrainingRun(database.db, id))?.request;
  if (!request) throw new Error('There is no run.');
  await expect(requireOpenDatanets({ db: database.db }, request)).resolves.toBeUndefined();
  await database.db.datanet.update({ where: { id: 1 }, data: { trainAccess: 'on-request' } });
  await expect(requireOpenDatanets({ db: database.db }, request)).rejects.toMatchObject({ code: 'forbidden' });
  await database.db.datanet.update({ where: { id: 1 }, data: { trainAccess: 'anyone' } });
});
