import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { findTrainingRun, insertTrainingRun } from '@/lib/db/training-run';
import { prepareQueue } from '@/lib/jobs/prepare-queue';
import { train } from '@/lib/jobs/train';
import { computeJob } from '@/lib/jobs/train/compute-job';
import { trainAdapterHere } from '@/lib/jobs/train/train-adapter-here';
import { TrainingStopped } from '@/lib/jobs/train/training-stopped';
import { openBase } from '@/lib/models/decoder/gguf/open-base';
import { readAdapter } from '@/lib/models/decoder/gguf/read-adapter';
import { adapterManifestSchema } from '@/lib/schemas/model-manifest';
import { trainingRequestSchema } from '@/lib/schemas/training';
import { cancelTraining } from '@/lib/server/training/cancel-training';
import { pauseTraining } from '@/lib/server/training/pause-training';
import { resumeTraining } from '@/lib/server/training/resume-training';
import type { ContentStore } from '@/lib/storage/content-store';
import { openFolderStore } from '@/lib/storage/folder-store';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet } from '@/tests/support/insert-datanet';
import { insertVersion } from '@/tests/support/insert-version';
import { inventFacts } from '@/tests/support/invented-facts';
import { taughtInput } from '@/tests/support/taught-records';
import { makeTinyBase } from '@/tests/support/tiny-base';

const ANA: Hex = `0x${'a'.repeat(40)}`;
const BEN: Hex = `0x${'b'.repeat(40)}`;
/** Every training starts threads of its own, which take long on a loaded machine. */
const SLOW_MS = 300_000;
const COMPUTE: Hex = `0x${'c'.repeat(40)}`;

let folder: string;
const base = makeTinyBase();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-adapter-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const never = () => new AbortController().signal;

async function trainBy(threads: number, settings: Record<string, unknown> = {}) {
  const checkpoints = join(folder, randomUUID());
  const means = { base: base.bytes, checkpoints, threads, signal: never() };
  return trainAdapterHere(taughtInput(settings), means, () => undefined);
}

const hashOf = ({ bytes, gradients }: { bytes: Uint8Array; gradients: Uint8Array | null }) =>
  `${keccak256(bytes)} ${keccak256(gradients ?? new Uint8Array())}`;

describe('trainAdapterHere', () => {
  test(
    'gives the same bytes for one, two and three threads, and others for another seed',
    async () => {
      const alone = await trainBy(1);
      expect(hashOf(await trainBy(2))).toBe(hashOf(alone));
      expect(hashOf(await trainBy(3))).toBe(hashOf(alone));
      expect(hashOf(await trainBy(1, { seed: 'another' }))).not.toBe(hashOf(alone));
    },
    SLOW_MS,
  );

  test(
    'goes on where it was stopped, to the same bytes, and takes no checkpoint of another training',
    async () => {
      const whole = hashOf(await trainBy(2));
      const checkpoints = join(folder, 'stopped');
      const seen: string[] = [];
      const trainOn = (stopAt: string | null, settings: Record<string, unknown> = {}) => {
        const stopped = new AbortController();
        const means = { base: base.bytes, checkpoints, threads: 2, signal: stopped.signal };
        return trainAdapterHere(taughtInput(settings), means, (told) => {
          if (told.kind !== 'teaching') return;
          seen.push(`${told.phase} ${told.step}`);
          if (seen.at(-1) === stopAt) stopped.abort();
        });
      };
      await expect(trainOn('evaluation 7')).rejects.toBeInstanceOf(TrainingStopped);
      await expect(trainOn('final 3')).rejects.toBeInstanceOf(TrainingStopped);
      const beforeLast = seen.length;
      expect(hashOf(await trainOn(null))).toBe(whole);
      // The first fit was over: its steps are told again, not taken again, and the second goes on after its last.
      expect(seen.slice(beforeLast)).toContain('evaluation 24');
      expect(await readdir(checkpoints)).toEqual(['evaluation.checkpoint', 'final.checkpoint']);
      const other = await trainOn(null, { seed: 'another' });
      expect(hashOf(other)).toBe(hashOf(await trainBy(1, { seed: 'another' })));
    },
    SLOW_MS,
  );

  test(
    'survives kill -9 at any point: the next process goes on to the same bytes',
    async () => {
      const steps = 60;
      const whole = hashOf(await trainBy(1, { steps }));
      const checkpoints = join(folder, 'killed');
      const child = (killAfter: number) =>
        new Promise<string>((resolve, reject) => {
          const file = join(import.meta.dirname, '../../support/train-adapter-child.ts');
          const args = ['--import', 'tsx', file, checkpoints, '1', String(steps)];
          const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
          let said = '';
          running.stdout.on('data', (data: Buffer) => {
            said += data.toString();
            if (said.split('\n').length > killAfter) running.kill('SIGKILL');
          });
          running.once('error', reject);
          running.once('close', () => resolve(said));
        });
      for (const killAfter of [3, 40, 64]) expect(await child(killAfter)).not.toContain('done');
      const last = await child(Number.POSITIVE_INFINITY);
      expect(last.trim().split('\n').at(-1)).toBe(`done ${whole}`);
    },
    SLOW_MS,
  );

  test(
    'learns what it is taught, and says what it measured before and after',
    async () => {
      const { trained, bytes, shares } = await trainBy(1, { steps: 200 });
      if (trained.kind !== 'adapter' || !trained.evaluation) throw new Error('It measured nothing.');
      const { evaluation, steps } = trained;
      expect(steps).toBe(200);
      expect(evaluation.questionCount).toBeGreaterThan(0);
      expect(evaluation.exactBefore).toBe(0);
      expect(evaluation.lossAfter).toBeLessThan(evaluation.lossBefore);
      expect(shares.rule).toBe('record-counts');
      const { shape } = openBase(base.bytes);
      expect(readAdapter(bytes, shape).adapter).toEqual({ rank: 4, alpha: 4 });
    },
    SLOW_MS,
  );

  test('refuses a base that cannot be read, with words that say why', async () => {
    const means = { readFile: async () => new Uint8Array(100), checkpoints: join(folder, 'refused') };
    const watch = { signal: never(), onProgress: () => undefined };
    await expect(computeJob(taughtInput(), watch, means)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('a run that trains an adapter', () => {
  let database: TestDatabase;
  let store: ContentStore;

  beforeAll(async () => {
    database = await createTestDatabase();
    await prepareQueue({ url: database.url });
    store = openFolderStore(join(folder, 'store'));
    const { db } = database;
    await insertDatanet(db, { id: 1, owner: ANA });
    const records = taughtInput().records.map(({ question, text }) => ({
      fields: { question: question ?? '', answer: text },
    }));
    const halves = [records.slice(0, 6), records.slice(6)];
    for (const [k, half] of halves.entries()) {
      const contributor = k === 0 ? ANA : BEN;
      await insertContribution(db, {
        id: k + 1,
        datanetId: 1,
        contributor,
        records: half,
        status: 'accepted',
        sequence: k + 1,
      });
    }
    await insertVersion(db, { datanetId: 1, contributions: [1, 2] });
    await insertBase();
  });

  afterAll(() => database.close());

  /** The tiny base as a published model, as the indexer and the ingest job would write it. */
  async function insertBase(): Promise<void> {
    const { db } = database;
    const { cid: weightsCid } = await store.put({ bytes: base.bytes });
    const { name, summary, seed, steps, tokens, heldOutLoss, accelerator, shape } = base.manifest;
    const hash = keccak256('records');
    const manifest = {
      ...{ version: 1, kind: 'decoder', name, summary, licences: [], datanets: [], textField: 'title', records: 1 },
      ...{ recordsHash: hash, trainingSetCid: 't', trainingSetHash: hash },
      contributorShares: { rule: 'record-counts', shares: [{ account: ANA, partsPerMillion: 1_000_000 }], effects: [] },
      ...{ weightsCid, weightsHash: keccak256(base.bytes), computeProvider: ANA, builder: ANA },
      ...{ shape, accelerator, seed, steps, tokens, heldOutLoss, evaluation: null },
    };
    const at = new Date('2026-02-01T00:00:00Z');
    await db.modelManifest.create({
      data: { cid: 'base-manifest', name, summary, kind: 'decoder', manifest, weightsCid, searchText: '' },
    });
    await db.modelVersion.create({
      data: {
        ...{ modelId: 7, number: 1, manifestCid: 'base-manifest', manifestHash: '0x', computeProvider: ANA },
        ...{ publisher: ANA, publishedAt: at, publishedBlock: 1, publishedIndex: 1, transactionHash: '0x' },
      },
    });
    const model = { owner: ANA, unitPrice: 1, versionCount: 1, createdAt: at, createdBlock: 1, updatedAt: at };
    await db.model.create({ data: { id: 7, ...model } });
  }

  async function queueRun(steps: number): Promise<string> {
    const id = randomUUID();
    const request = trainingRequestSchema.parse({
      ...{ kind: 'adapter', name: 'Lamps', summary: 'Knows who keeps which lamp.' },
      datanets: [{ datanetId: 1, version: 1 }],
      ...{ textField: 'answer', questionField: 'question', base: { modelId: 7, version: 1 } },
      settings: { rank: 4, steps, rate: 1e-2, heldOutPercent: 20, seed: 'lamps' },
    });
    await insertTrainingRun(database.db, { id, account: ANA, request });
    return id;
  }

  const checkpoints = () => join(folder, 'checkpoints');
  const run = (runId: string) =>
    train({ db: database.db, store, computeProvider: COMPUTE, checkpoints: checkpoints(), waitMs: 0 }, { runId });

  /** Resolves once the run's progress holds. */
  async function waitFor(id: string, holds: (fraction: number) => boolean): Promise<void> {
    for (;;) {
      const found = await findTrainingRun(database.db, id);
      if (found?.state !== 'running') {
        if (found?.state !== 'queued') throw new Error(`The run is ${found?.state}: ${found?.problem}`);
      } else if (holds(found.progress.fraction)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  test(
    'keeps every wording of a question whose answer is the same, and publishes all that was measured',
    async () => {
      const id = await queueRun(30);
      await run(id);
      const found = await findTrainingRun(database.db, id);
      expect(found?.problem).toBe('');
      expect(found?.state).toBe('succeeded');
      const manifest = adapterManifestSchema.parse(found?.manifest);
      expect(manifest).toMatchObject({
        records: 12,
        questionField: 'question',
        accelerator: 'wasm-simd',
        settings: { steps: 30 },
      });
      expect(manifest.base).toMatchObject({ modelId: 7, weightsHash: keccak256(base.bytes) });
      const weights = await store.get(manifest.weightsCid);
      expect(keccak256(weights)).toBe(manifest.weightsHash);
      expect(keccak256(await store.get(manifest.gradientsCid))).toBe(manifest.gradientsHash);
      expect(manifest.evaluation?.questionCount).toBeGreaterThan(0);
      expect(manifest.contributorShares).toMatchObject({ rule: 'record-counts' });
      expect(found?.lossCurve.some(({ phase }) => phase === 'evaluation')).toBe(true);
      expect(found?.lossCurve.at(-1)).toMatchObject({ phase: 'final', iteration: 30 });
      expect(existsSync(join(checkpoints(), id))).toBe(false);
    },
    SLOW_MS,
  );

  test(
    'is paused, keeps what it computed, and goes on to the same weights',
    async () => {
      const { db } = database;
      const whole = await queueRun(100);
      await run(whole);
      const id = await queueRun(100);
      const working = run(id);
      await waitFor(id, (fraction) => fraction > 0.15);
      await expect(pauseTraining({ db }, { id, account: BEN })).rejects.toMatchObject({ code: 'forbidden' });
      await pauseTraining({ db }, { id, account: ANA });
      await working;
      expect((await findTrainingRun(db, id))?.state).toBe('paused');
      expect(await readdir(join(checkpoints(), id))).toContain('evaluation.checkpoint');
      // A worker that looks at it now leaves it alone.
      await run(id);
      expect((await findTrainingRun(db, id))?.state).toBe('paused');
      await resumeTraining({ db }, { id, account: ANA });
      await run(id);
      const [paused, straight] = [await findTrainingRun(db, id), await findTrainingRun(db, whole)];
      expect(paused?.state).toBe('succeeded');
      expect(paused?.manifest).toEqual(straight?.manifest);
      expect(paused?.lossCurve).toEqual(straight?.lossCurve);
    },
    SLOW_MS,
  );

  test(
    'leaves nothing behind when it is cancelled, working or paused',
    async () => {
      const { db } = database;
      const id = await queueRun(4000);
      const working = run(id);
      await waitFor(id, (fraction) => fraction > 0.04);
      await pauseTraining({ db }, { id, account: ANA });
      await working;
      expect(existsSync(join(checkpoints(), id))).toBe(true);
      await cancelTraining({ db }, { id, account: ANA });
      await run(id);
      expect((await findTrainingRun(db, id))?.state).toBe('cancelled');
      expect(existsSync(join(checkpoints(), id))).toBe(false);
      await expect(resumeTraining({ db }, { id, account: ANA })).rejects.toMatchObject({ code: 'conflict' });
    },
    SLOW_MS,
  );
});

test(
  'the shipped base gets better at what it is taught within a few steps',
  async () => {
    const file = new Uint8Array(await readFile('assets/base-model/tributary-base.gguf'));
    const records = inventFacts(5).flatMap(({ trained, answer }) =>
      trained.slice(0, 2).map((question) => ({
        question,
        text: answer,
        hash: keccak256(question + answer),
        credits: [{ account: ANA, partsPerMillion: 1_000_000 }],
      })),
    );
    const settings = { ...taughtInput().settings, steps: 30, rate: 4e-3, rank: 8 };
    const input = { ...taughtInput(), records, settings };
    const means = { base: file, checkpoints: join(folder, 'shipped'), threads: 2, signal: never() };
    const { trained } = await trainAdapterHere(input, means, () => undefined);
    if (trained.kind !== 'adapter' || !trained.evaluation) throw new Error('It measured nothing.');
    expect(trained.evaluation.exactBefore).toBe(0);
    expect(trained.evaluation.lossAfter).toBeLessThan(trained.evaluation.lossBefore - 1);
  },
  SLOW_MS,
);
