import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hex } from '@/lib/core/hex';
import { findTrainingRun, insertTrainingRun } from '@/lib/db/training-run';
import type { Engine } from '@/lib/engines/engine';
import { train } from '@/lib/jobs/train';
import { classifierSettingsSchema } from '@/lib/schemas/training';
import { exportAdapter } from '@/lib/server/models/export-adapter';
import { pauseTraining } from '@/lib/server/training/pause-training';
import { tryModel } from '@/lib/server/training/try-model';
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
const NOW = new Date('2026-01-01T00:00:00Z');

let database: TestDatabase;
let folder: string;
let store: ContentStore;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'tributary-try-'));
  store = openFolderStore(folder);
  const { db } = database;
  const records = (texts: string[], label: string) => texts.map((text) => ({ fields: { text, label } }));
  await insertDatanet(db, { id: 1, owner: ANA });
  await insertContribution(db, {
    id: 1,
    datanetId: 1,
    contributor: ANA,
    records: [...records(RED, 'red'), ...records(BLUE, 'blue')],
    status: 'accepted',
    sequence: 1,
  });
  await insertVersion(db, { datanetId: 1, contributions: [1] });
});

afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function queueRun(): Promise<string> {
  const id = randomUUID();
  await insertTrainingRun(database.db, {
    id,
    account: ANA,
    request: {
      kind: 'classifier',
      name: 'Colours',
      summary: 'Tells which colour a text is about.',
      datanets: [{ datanetId: 1, version: 1 }],
      textField: 'text',
      labelField: 'label',
      settings: classifierSettingsSchema.parse({ minDocumentFrequency: 1 }),
    },
  });
  return id;
}

function trial(runId: string, account: Hex = ANA) {
  const engine = (): Engine => {
    throw new Error('A model of labels needs no engine.');
  };
  return tryModel(
    { db: database.db, store, engine, trials: new Map() },
    { runId, account, question: RED[0] ?? '', now: NOW, signal: new AbortController().signal },
  );
}

test('a finished run answers its builder for free, and nobody else', async () => {
  const runId = await queueRun();
  await expect(trial(runId)).rejects.toMatchObject({ code: 'conflict' });
  await train(
    { db: database.db, store, computeProvider: COMPUTE, checkpoints: join(folder, 'checkpoints'), waitMs: 0 },
    { runId },
  );
  const tried = await trial(runId);
  expect(tried).toMatchObject({ answer: 'red', baseAlone: null });
  expect(tried.likeliest.map(({ label }) => label)).toEqual(['red', 'blue']);
  expect(tried.likeliest.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
  await expect(trial(runId, BEN)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(trial(randomUUID())).rejects.toMatchObject({ code: 'not-found' });
});

test('only its builder pauses a run, and only one that has not ended', async () => {
  const id = await queueRun();
  const { db } = database;
  await expect(pauseTraining({ db }, { id, account: BEN })).rejects.toMatchObject({ code: 'forbidden' });
  await pauseTraining({ db }, { id, account: ANA });
  expect((await findTrainingRun(db, id))?.state).toBe('paused');
  await expect(pauseTraining({ db }, { id, account: ANA })).rejects.toMatchObject({ code: 'conflict' });
});

test('there are no PEFT files of a version that nobody published', async () => {
  await expect(
    exportAdapter({ db: database.db, store }, { modelId: 1, version: 1, file: 'adapter_config.json' }),
  ).rejects.toMatchObject({ code: 'not-found' });
});
