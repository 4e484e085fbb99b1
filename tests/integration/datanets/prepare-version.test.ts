import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { keccak256 } from '@/lib/core/keccak';
import { versionManifestSchema } from '@/lib/schemas/version-manifest';
import { prepareVersion } from '@/lib/server/datanets/prepare-version';
import type { ContentStore } from '@/lib/storage/content-store';
import { openFolderStore } from '@/lib/storage/folder-store';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet } from '@/tests/support/insert-datanet';
import { startChain, type TestChain } from '@/tests/support/start-chain';

const ROOT = `0x${'11'.repeat(32)}` as const;

let chain: TestChain;
let database: TestDatabase;
let folder: string;
let store: ContentStore;
let datanetId: number;

beforeAll(async () => {
  chain = await startChain();
});
afterAll(() => chain.stop());

beforeEach(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'tributary-versions-'));
  store = openFolderStore(folder);
  datanetId = await acceptOneOnChain();
  await insertDatanet(database.db, { id: datanetId, owner: lower(0) });
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const lower = (index: number) => chain.addressOf(index).toLowerCase();

async function send(
  index: number,
  functionName: 'createDatanet' | 'submitContribution' | 'acceptContribution' | 'withdrawContribution',
  args: never,
): Promise<void> {
  const address = chain.addresses.datanetRegistry;
  const hash = await chain.walletFor(index).writeContract({ address, abi: datanetRegistryAbi, functionName, args });
  await chain.reader.waitForTransactionReceipt({ hash });
}

const read = (functionName: 'datanetCount' | 'contributionCount') =>
  chain.reader.readContract({ address: chain.addresses.datanetRegistry, abi: datanetRegistryAbi, functionName });
const lastContribution = () => read('contributionCount');

/** A new Datanet of account 0 in which it accepted a contribution of account 1. */
async function acceptOneOnChain(): Promise<number> {
  await send(0, 'createDatanet', ['bmetadata', 2, 2] as never);
  const count = await read('datanetCount');
  await send(1, 'submitContribution', [count, ROOT, 3, 'bfile'] as never);
  await send(0, 'acceptContribution', [await lastContribution(), [], ''] as never);
  return Number(count);
}

/** What the index has once it has read the acceptance. */
async function indexAcceptance(): Promise<void> {
  await insertContribution(database.db, {
    id: 7,
    datanetId,
    contributor: lower(1),
    status: 'accepted',
    sequence: 1,
    excluded: [1],
    records: ['apple', 'spam', 'brick'].map((text) => ({ fields: { text, label: 'red' } })),
  });
}

const prepare = (index: number) =>
  prepareVersion(
    { db: database.db, store, chain: chain.reader, registry: chain.addresses.datanetRegistry },
    { datanetId, account: lower(index) },
  );

it('stores a canonical manifest whose hash goes on chain', async () => {
  await indexAcceptance();
  const { cid, hash, number, recordCount } = await prepare(0);
  const bytes = await store.get(cid);
  expect(keccak256(bytes)).toBe(hash);
  const manifest = versionManifestSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  expect(manifest).toMatchObject({ datanetId, number: 1, recordCount: 2 });
  expect(manifest.contributions).toMatchObject([
    { contributionId: 7, contributor: lower(1), recordCount: 3, excluded: [1] },
  ]);
  expect([number, recordCount]).toEqual([1, 2]);
});

it('names the revision that the chain must still count', async () => {
  await indexAcceptance();
  expect(await prepare(0)).toMatchObject({ revision: 1 });
});

it('waits while the index has not seen every acceptance that the chain counts', async () => {
  await expect(prepare(0)).rejects.toMatchObject({ code: 'not-ready' });
});

it('waits while the index has not seen a withdrawal that the chain counts', async () => {
  await indexAcceptance();
  await send(1, 'withdrawContribution', [await lastContribution()] as never);
  await expect(prepare(0)).rejects.toMatchObject({ code: 'not-ready' });
});

it('is for the owner and the curators alone', async () => {
  await indexAcceptance();
  await expect(prepare(2)).rejects.toMatchObject({ code: 'forbidden' });
  await database.db.datanetCurator.create({ data: { datanetId, account: lower(2), active: true } });
  expect(await prepare(2)).toMatchObject({ number: 1 });
});

it('refuses when nothing changed since the last version', async () => {
  await indexAcceptance();
  await send(1, 'withdrawContribution', [await lastContribution()] as never);
  await database.db.contribution.update({ where: { id: 7 }, data: { status: 'withdrawn' } });
  await database.db.datanet.update({ where: { id: datanetId }, data: { revision: 2 } });
  await expect(prepare(0)).rejects.toMatchObject({ code: 'conflict' });
});
