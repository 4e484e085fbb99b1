import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import { keccak256 } from '@/lib/core/keccak';
import { findBase, listBases } from '@/lib/db/base-model';
import { getDbConnection } from '@/lib/db/client';
import type { Player } from '@/lib/demo/play/player';
import { openStage, type Stage } from '@/lib/demo/play/stage';
import { runIndexer } from '@/lib/indexer/run-indexer';
import { runWorker } from '@/lib/jobs/run-worker';
import { publishBase } from '@/lib/runtime/base/publish-base';
import { readBaseFile } from '@/lib/runtime/base/read-base-file';
import { decoderManifestSchema } from '@/lib/schemas/model-manifest';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { startChain, type TestChain } from '@/tests/support/start-chain';
import { makeTinyBase } from '@/tests/support/tiny-base';

const folder = mkdtempSync(join(tmpdir(), 'tributary-base-'));
const ended = new AbortController();
const base = makeTinyBase();
let database: TestDatabase;
let chain: TestChain;
let stage: Stage;
let running: Promise<unknown>;

beforeAll(async () => {
  [database, chain] = await Promise.all([createTestDatabase(), startChain()]);
  Object.assign(process.env, {
    LOCAL_MODE: 'true',
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    RPC_URL: chain.rpcUrl,
    CHAIN_ID: String(chain.chainId),
    INDEXER_POLL_MS: '50',
  });
  running = Promise.all([runIndexer({ signal: ended.signal }), runWorker({ signal: ended.signal })]);
  stage = openStage();
});

afterAll(async () => {
  ended.abort();
  await running;
  await getDbConnection().close();
  await Promise.all([database.close(), chain.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

/** An account that may send so many transactions more, all in all, and then is gone. */
function limited(player: Player, budget: { left: number }): Player {
  const writeContract: typeof player.writer.writeContract = (call) => {
    if (budget.left-- <= 0) throw new Error('Cut off.');
    return player.writer.writeContract(call);
  };
  return { ...player, writer: { ...player.writer, writeContract } };
}

const operator = () => stage.playerAt(LOCAL_ROLES.operator, 'operator');
const contributor = () => stage.playerAt(LOCAL_ROLES.deployer, 'deployer');

describe('the base model on chain', () => {
  it('comes about however often its publishing is cut off, and once', async () => {
    for (let cut = 0; ; cut++) {
      const budget = { left: 1 };
      const publishing = publishBase(stage, {
        operator: limited(operator(), budget),
        contributor: limited(contributor(), budget),
        base,
      });
      const isDone = await publishing.then(
        () => true,
        () => false,
      );
      if (isDone) break;
      expect(cut).toBeLessThan(8);
    }
    const { db } = database;
    expect(await db.datanet.count()).toBe(1);
    expect(await db.contribution.count()).toBe(1);
    expect(await db.datanetVersion.count()).toBe(1);
    expect(await db.model.count()).toBe(1);
    expect(await db.modelVersion.count()).toBe(1);
  });

  it('is found with the hash of its weights, which are in the content store', async () => {
    const [found, ...others] = await listBases(database.db);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ modelId: 1, version: 1, owner: operator().account, leastChildPart: 0 });
    expect(found?.weightsHash).toBe(keccak256(base.bytes));
    expect(Buffer.from(await stage.store.get(found?.weightsCid ?? '')).equals(Buffer.from(base.bytes))).toBe(true);
    expect(await findBase(database.db, { modelId: 1, version: 1 })).toEqual(found);
    expect(await findBase(database.db, { modelId: 1, version: 2 })).toBeNull();
  });

  it('names its texts as records, one for each, and credits who listed them', async () => {
    const { manifest } = await database.db.modelManifest.findFirstOrThrow({ where: { kind: 'decoder' } });
    const published = decoderManifestSchema.parse(manifest);
    expect(published.records).toBe(base.manifest.sources.length);
    expect(published.contributorShares.shares).toEqual([
      { account: contributor().account, partsPerMillion: 1_000_000 },
    ]);
    const records = await database.db.record.findMany({ orderBy: { index: 'asc' } });
    expect(records.map(({ fields }) => fields)).toEqual(base.manifest.sources);
  });

  it('is left alone by a later start', async () => {
    const before = await chain.reader.getBlockNumber({ cacheTime: 0 });
    const again = await publishBase(stage, { operator: operator(), contributor: contributor(), base });
    expect(again).toMatchObject({ modelId: 1, version: 1 });
    expect(await chain.reader.getBlockNumber({ cacheTime: 0 })).toBe(before);
  });

  it('becomes the next version of the same model with other weights and one text more', async () => {
    const other = makeTinyBase('another');
    const added = { ...base.manifest.sources[0], title: 'A supplement on wicks' };
    const sources = [...other.manifest.sources, { ...added, licence: 'CC0-1.0', bytes: 7, sha256: 'ab'.repeat(32) }];
    const next = { ...other, manifest: { ...other.manifest, sources } };
    const found = await publishBase(stage, { operator: operator(), contributor: contributor(), base: next });
    expect(found).toMatchObject({ modelId: 1, version: 2, weightsHash: keccak256(next.bytes) });
    expect(await database.db.record.count()).toBe(3);
    const registry = { address: chain.addresses.modelRegistry, abi: modelRegistryAbi } as const;
    const version = await chain.reader.readContract({ ...registry, functionName: 'versionOf', args: [1n, 2n] });
    expect(version.datanets).toEqual([{ datanetId: 1n, version: 2n }]);
    // An adapter upon the first version still finds it.
    expect(await findBase(database.db, { modelId: 1, version: 1 })).toMatchObject({
      weightsHash: keccak256(base.bytes),
    });
  });
});

describe('the file of a base model', () => {
  it('is read with the papers beside it', () => {
    const at = join(folder, 'ours');
    writeBase(at, base.manifest);
    expect(readBaseFile(join(at, 'base.gguf'))).toEqual(base);
  });

  it('is refused where its papers are those of other weights', () => {
    const at = join(folder, 'mixed');
    writeBase(at, makeTinyBase('another').manifest);
    expect(() => readBaseFile(join(at, 'base.gguf'))).toThrow('names other weights');
  });

  it('speaks for itself without papers', () => {
    const at = join(folder, 'bare');
    writeBase(at, null);
    const { manifest } = readBaseFile(join(at, 'base.gguf'));
    expect(manifest).toMatchObject({ name: 'Tiny base', shape: base.manifest.shape, heldOutLoss: null });
    expect(manifest.sources).toEqual([expect.objectContaining({ sha256: base.manifest.weights.sha256 })]);
  });

  it('is missed where there is none', () => {
    expect(() => readBaseFile(join(folder, 'nowhere.gguf'))).toThrow('There is no base model at nowhere.gguf.');
  });
});

function writeBase(at: string, manifest: unknown): void {
  mkdirSync(at);
  writeFileSync(join(at, 'base.gguf'), base.bytes);
  if (manifest !== null) writeFileSync(join(at, 'manifest.json'), JSON.stringify(manifest));
}
