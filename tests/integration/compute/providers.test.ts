import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import { openSite } from '@/lib/compute/site-client';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { getDbConnection } from '@/lib/db/client';
import { findAnsweringVersion } from '@/lib/db/receipt-attribution';
import { listAttempts } from '@/lib/db/training-attempt';
import { findTrainingRun, insertTrainingRun } from '@/lib/db/training-run';
import { addJob } from '@/lib/jobs/queue';
import { workUntilAborted } from '@/lib/jobs/run-worker';
import { train } from '@/lib/jobs/train';
import { askRequestSchema } from '@/lib/schemas/answer';
import { COMPUTE_PROOF_HEADER, computeRequestTypedData } from '@/lib/schemas/compute';
import { epochFileSchema } from '@/lib/schemas/epoch';
import { modelManifestSchema } from '@/lib/schemas/model-manifest';
import { type TrainingRequest, trainingRequestSchema } from '@/lib/schemas/training';
import { askModel } from '@/lib/server/answers/ask-model';
import { serveCompute } from '@/tests/support/compute/serve-compute';
import { type Provider, startProvider } from '@/tests/support/compute/start-provider';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';
import { makeTinyBase } from '@/tests/support/tiny-base';

/** Published accounts that compute. */
const [HONEST, CHEAT, THIRD] = [5, 6, 7];
/** So long the operator waits for them; they poll every second. */
const WAIT_MS = 12_000;

let economy: TestEconomy;
let served: Awaited<ReturnType<typeof serveCompute>>;
let working: Promise<void>;
const worker = new AbortController();
const providers: Provider[] = [];

beforeAll(async () => {
  economy = await startEconomy();
  const { database, chain, dataDir, store, accountOf } = economy;
  Object.assign(process.env, {
    LOCAL_MODE: 'true',
    DATABASE_URL: database.url,
    RPC_URL: chain.rpcUrl,
    CHAIN_ID: String(chain.chainId),
    DATA_DIR: dataDir,
  });
  served = await serveCompute();
  const deps = {
    db: database.db,
    store,
    computeProvider: accountOf(LOCAL_ROLES.operator),
    checkpoints: join(dataDir, 'checkpoints'),
    waitMs: WAIT_MS,
  };
  working = workUntilAborted({
    pool: database.pool,
    taskList: { train: (payload) => train(deps, z.object({ runId: z.uuid() }).parse(payload)) },
    concurrency: 2,
    signal: worker.signal,
  });
}, 120_000);

afterAll(async () => {
  for (const { child } of providers) child.kill('SIGKILL');
  worker.abort();
  await working;
  await served.stop();
  await getDbConnection().close();
  await economy.stop();
});

function provide(index: number, program?: string): Provider {
  const dataDir = join(economy.dataDir, `provider-${index}`);
  const provider = startProvider({ site: served.url, dataDir, index, ...(program ? { program } : {}) });
  providers.push(provider);
  return provider;
}

async function queueRun(request: Partial<TrainingRequest>): Promise<string> {
  const id = randomUUID();
  const whole = trainingRequestSchema.parse({
    name: 'Colours',
    summary: 'Names the colour of a thing.',
    datanets: [{ datanetId: 1, version: 1 }],
    textField: 'text',
    compute: 'anyone',
    ...request,
  });
  const { db } = economy.database;
  await insertTrainingRun(db, { id, account: economy.accountOf(PEOPLE.builder), request: whole });
  await addJob(db, 'train', { runId: id }, { jobKey: `train:${id}` });
  return id;
}

const CLASSIFIER = { kind: 'classifier', labelField: 'label', settings: { minDocumentFrequency: 1 } } as const;

async function untilState(id: string, ...states: string[]) {
  for (;;) {
    const run = await findTrainingRun(economy.database.db, id);
    if (run && states.includes(run.state)) return run;
    if (run?.state === 'failed') throw new Error(`The run failed: ${run.problem}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function publish(manifestCid: string, manifestHash: Hex, provider: Hex, adapter = false): Promise<number> {
  const { chain, publisher } = economy;
  const models = { address: chain.addresses.modelRegistry, abi: modelRegistryAbi } as const;
  const lineage = { adapter, leastChildPart: 0, parents: [] };
  const sources = [{ datanetId: 1n, version: 1n }];
  const args = [manifestCid, manifestHash, UNIT_PRICE, provider, sources, lineage];
  await publisher.send(PEOPLE.builder, { ...models, functionName: 'publishModel', args });
  await publisher.index();
  return Number(await chain.reader.readContract({ ...models, functionName: 'modelCount' }));
}

it('finds out who delivers altered weights, and pays the one that others confirm, on chain', async () => {
  const { database, accountOf, store } = economy;
  const honest = provide(HONEST);
  const cheat = provide(CHEAT, 'tests/support/compute/cheat.ts');
  await Promise.all([honest.says('Waiting for a job'), cheat.says('Waiting for a job')]);
  const id = await queueRun(CLASSIFIER as never);
  expect(await honest.ended, honest.said()).toBe(0);
  expect(await cheat.ended, cheat.said()).toBe(0);
  const run = await untilState(id, 'succeeded');

  const attempts = await listAttempts(database.db, id);
  const of = (index: number) => attempts.find(({ provider }) => provider === accountOf(index));
  expect(of(HONEST)?.state).toBe('agreed');
  expect(of(CHEAT)).toMatchObject({ state: 'refused', problem: 'The result is not the one that others came to.' });
  expect(of(LOCAL_ROLES.operator)?.state).toBe('agreed');
  expect(of(CHEAT)?.resultHash).not.toBe(of(HONEST)?.resultHash);
  expect(of(LOCAL_ROLES.operator)?.resultHash).toBe(of(HONEST)?.resultHash);
  expect(run.manifest?.computeProvider).toBe(accountOf(HONEST));

  // The same model as the operator alone makes of the same records.
  const alone = await findAnsweringVersion(database.db, { modelId: 1, version: 1 });
  expect(run.manifest?.weightsHash).toBe(alone?.manifest.weightsHash);

  // The cheat is not offered another job today, and is told so.
  const offered = await queueRun({ ...CLASSIFIER, name: 'Colours again' } as never);
  const again = provide(CHEAT);
  expect(await again.ended).toBe(1);
  expect(again.said()).toContain('was not what others came to');
  // Nobody is to take it in the next tests; on a slow machine the operator has computed it by now.
  const open = { id: offered, state: { in: ['queued', 'running'] } };
  await database.db.trainingRun.updateMany({ where: open, data: { state: 'cancelled', finishedAt: new Date() } });

  if (!run.manifestCid || !run.manifestHash) throw new Error('The run has no manifest.');
  const model = await publish(run.manifestCid, run.manifestHash, accountOf(HONEST));
  await economy.deposit(PEOPLE.asker, 10n ** 18n);
  const permissionHash = await economy.signPermission(PEOPLE.asker, { models: [model] });
  const authority = { account: accountOf(PEOPLE.asker), permissionHash, apiKeyId: null };
  const request = askRequestSchema.parse({ model, question: 'a ripe plum' });
  const receipt = await askModel(
    { db: database.db, store },
    { authority, request, idempotencyKey: null, now: new Date() },
  );
  await economy.attribute(receipt.id);
  await economy.settle();
  const [draft] = await database.db.epochDraft.findMany();
  const file = epochFileSchema.parse(JSON.parse(new TextDecoder().decode(await store.get(draft?.fileCid ?? ''))));
  const shares = file.receipts.flatMap((line) => line.shares);
  const computed = shares.filter(({ role }) => role === 'compute');
  expect(computed.map(({ account }) => account)).toEqual([accountOf(HONEST)]);
  expect(computed[0]?.amount).toBe((UNIT_PRICE * 500n) / 10_000n);
  const earners = file.earnings.map(({ account }) => account);
  expect(earners).toContain(accountOf(HONEST));
  expect(earners).not.toContain(accountOf(CHEAT));
}, 600_000);

it('goes on with an adapter after kill -9, to the result that the operator comes to as well', async () => {
  const { database, accountOf, store } = economy;
  const base = makeTinyBase();
  const first = await findAnsweringVersion(database.db, { modelId: 1, version: 1 });
  if (first?.manifest.kind !== 'classifier') throw new Error('Model 1 is no classifier.');
  const { labelField: _, labels: __, settings: ___, evaluation: ____, kind: _____, ...common } = first.manifest;
  const { cid: weightsCid } = await store.put({ bytes: base.bytes });
  const { shape, seed, steps, tokens, heldOutLoss, accelerator } = base.manifest;
  const manifest = modelManifestSchema.parse({
    ...common,
    ...{ kind: 'decoder', name: 'Tiny base', weightsCid, weightsHash: keccak256(base.bytes) },
    ...{ shape, seed, steps, tokens, heldOutLoss, accelerator, evaluation: null },
  });
  const text = canonicalJson(manifest as Json);
  const { cid } = await store.put({ bytes: new TextEncoder().encode(text) });
  const baseId = await publish(cid, keccak256(text), accountOf(PEOPLE.compute));

  const killed = provide(THIRD);
  await killed.says('Waiting for a job');
  const id = await queueRun({
    kind: 'adapter',
    ...{ textField: 'label', questionField: 'text', base: { modelId: baseId, version: 1 } },
    settings: { rank: 4, steps: 500, rate: 1e-2, heldOutPercent: 20, seed: 'colours' },
  } as never);
  await killed.says('20%');
  killed.child.kill('SIGKILL');
  expect(await killed.ended).toBe('SIGKILL');
  const resumed = provide(THIRD);
  expect(await resumed.ended, resumed.said()).toBe(0);
  expect(killed.said()).not.toContain('Going on from the checkpoint');
  expect(resumed.said()).toContain('Going on from the checkpoint');
  const run = await untilState(id, 'succeeded');
  const attempts = await listAttempts(database.db, id);
  // On a slow machine the first lease has run out before the second process asks; it is given a new one then.
  const delivered = attempts.filter(({ resultHash }) => resultHash !== null);
  expect(new Set(delivered.map(({ provider }) => provider))).toEqual(
    new Set([accountOf(THIRD), accountOf(LOCAL_ROLES.operator)]),
  );
  expect(delivered.every(({ state }) => state === 'agreed')).toBe(true);
  expect(new Set(delivered.map(({ resultHash }) => resultHash)).size).toBe(1);
  expect(run.manifest).toMatchObject({ kind: 'adapter', accelerator: 'wasm-simd' });
}, 600_000);

it('takes no request twice, of another site, chain, time or account, and lends no job to whoever has none', async () => {
  const account = privateKeyToAccount(`0x${'7'.repeat(64)}`);
  const body = '{}';
  const sign = async (
    changes: Partial<{ site: string; chainId: number; at: number; body: string; action: 'tell' }> = {},
  ) => {
    const { chainId = economy.chain.chainId, site = served.url, at = Math.floor(Date.now() / 1000) } = changes;
    const nonce: Hex = `0x${randomUUID().replaceAll('-', '').padStart(64, '0')}`;
    const signed = {
      site,
      action: changes.action ?? 'take',
      run: '',
      body: keccak256(changes.body ?? body),
      at,
      nonce,
    } as const;
    const signature = await account.signTypedData(computeRequestTypedData({ chainId, request: signed }));
    return { account: account.address, at, nonce, signature };
  };
  const post = async (proof: unknown) => {
    const headers = new Headers(proof === null ? [] : [[COMPUTE_PROOF_HEADER, JSON.stringify(proof)]]);
    const response = await fetch(`${served.url}/api/v1/compute/leases`, { method: 'POST', body, headers });
    return { status: response.status, body: await response.json() };
  };
  const good = await sign();
  expect((await post(good)).status).toBe(200);
  expect(await post(good)).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
  const now = Math.floor(Date.now() / 1000);
  const wrong: unknown[] = [
    null,
    await sign({ site: 'https://elsewhere.example' }),
    await sign({ chainId: 1 }),
    await sign({ at: now - 300 }),
    await sign({ at: now + 300 }),
    await sign({ body: '{"more":1}' }),
    await sign({ action: 'tell' }),
    { ...(await sign()), account: `0x${'1'.repeat(40)}` },
    { ...(await sign()), at: now - 1 },
  ];
  for (const proof of wrong) expect(await post(proof)).toMatchObject({ status: 401 });

  // Whoever took no job says and delivers nothing, whatever is signed.
  const id = await queueRun({ ...CLASSIFIER, name: 'Not mine' } as never);
  await untilState(id, 'running', 'succeeded');
  const site = await openSite({ site: served.url, account: privateKeyToAccount(`0x${'8'.repeat(64)}`) });
  const nobody = { code: 'not-found' };
  await expect(
    site.tell(id, { fraction: 1, detail: '', tokensPerSecond: null, secondsLeft: null }),
  ).rejects.toMatchObject(nobody);
  await expect(site.upload(id, { cid: `b${'a'.repeat(58)}`, bytes: new Uint8Array(1) })).rejects.toBeDefined();
  const statement = { runId: id, jobHash: keccak256('job'), resultHash: keccak256('result') };
  await expect(site.submit(statement, '{}')).rejects.toMatchObject(nobody);
  // What only the operator computes, nobody is told the job of.
  const own = await queueRun({ ...CLASSIFIER, compute: 'operator' } as never);
  await untilState(own, 'succeeded');
  expect((await fetch(`${served.url}/api/v1/compute/runs/${own}/job`)).status).toBe(404);
}, 120_000);
