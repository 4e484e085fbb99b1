import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Pool } from 'pg';
import { encodeFunctionData } from 'viem';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { applyEvents } from '@/lib/indexer/apply-events';
import { createBlockRange } from '@/lib/indexer/block-range';
import { readLogs } from '@/lib/indexer/read-logs';
import { syncOnce } from '@/lib/indexer/sync-once';
import { waitUntil } from '@/lib/runtime/wait-until';
import { ALICE, BOB, CURATOR, OWNER, registry, send } from '@/tests/integration/indexer/contract-calls';
import {
  createTestStore,
  indexerDeps,
  indexToHead,
  readIndex,
  rebuild,
  runJobs,
} from '@/tests/integration/indexer/index-support';
import { createDatanet, metadata, playDatanets, putJson, submitTexts } from '@/tests/integration/indexer/play-economy';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { startChain, type TestChain } from '@/tests/support/start-chain';

let chain: TestChain;
let database: TestDatabase;
let pool: Pool;
const { store, remove } = createTestStore();

beforeEach(async () => {
  [chain, database] = await Promise.all([startChain(), createTestDatabase()]);
  pool = database.pool;
  return async () => {
    await Promise.all([chain.stop(), database.close()]);
  };
});

afterAll(() => remove());

const contributions = async () => {
  const { rows } = await pool.query('SELECT id, status, contributor, cid FROM contribution ORDER BY id');
  return rows;
};

describe('reading', () => {
  it('is a no-op when it receives the same blocks twice', async () => {
    await playDatanets({ chain, store });
    const deps = indexerDeps(chain, pool);
    await indexToHead(deps);
    const before = await readIndex(pool);
    const jobs = await pool.query('SELECT count(*) FROM graphile_worker._private_jobs');
    const head = Number(await chain.reader.getBlockNumber());
    const logs = await readLogs(deps, { from: 0, to: head });
    const events = logs.flatMap((log) => deps.decode({ ...log, timestamp: Number(log.blockTimestamp) }) ?? []);
    const client = await pool.connect();
    await applyEvents(client, { chainId: chain.chainId, addresses: chain.addresses, events });
    client.release();
    expect(events.length).toBeGreaterThan(20);
    expect(await readIndex(pool)).toEqual(before);
    expect((await pool.query('SELECT count(*) FROM graphile_worker._private_jobs')).rows).toEqual(jobs.rows);
  });

  it('reads the same in ranges of one block as in one range', async () => {
    await playDatanets({ chain, store });
    await chain.mineBlock(80);
    await indexToHead(indexerDeps(chain, pool));
    const other = await createTestDatabase();
    const range = { size: 1, grow: () => undefined, shrink: () => false };
    const states = await indexToHead({ ...indexerDeps(chain, other.pool), range });
    expect(states.length).toBeGreaterThan(20);
    expect(await readIndex(other.pool)).toEqual(await readIndex(pool));
    await other.close();
  });

  it('asks for less when the node refuses a range', () => {
    const range = createBlockRange(16);
    expect([range.shrink(), range.size, range.shrink(), range.size, range.shrink()]).toEqual([true, 4, true, 1, false]);
    range.grow(0);
    expect(range.size).toBe(2);
    range.grow(1_000_000);
    expect(range.size).toBe(1);
  });

  it('does nothing while another process indexes', async () => {
    const client = await pool.connect();
    await client.query('SELECT pg_advisory_lock(887428827::bigint)');
    expect((await syncOnce(indexerDeps(chain, pool))).state).toBe('busy');
    client.release(true);
  });

  it('refuses a database that indexes another chain', async () => {
    await indexToHead(indexerDeps(chain, pool));
    await expect(syncOnce({ ...indexerDeps(chain, pool), chainId: 1 })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('survives what anybody can put on chain: NUL characters, four billion records, no CID', async () => {
    await createDatanet({ chain, store });
    const root = `0x${'11'.repeat(32)}`;
    await send(chain, ALICE, registry(chain, 'submitContribution', [1n, root, 4_294_967_295, 'a\u0000b']));
    await send(chain, OWNER, registry(chain, 'acceptContribution', [1n, [4_294_967_294], '\u0000']));
    await send(chain, OWNER, registry(chain, 'createDatanet', ['../../etc/passwd', 0, 0]));
    await send(chain, OWNER, registry(chain, 'publishVersion', [1n, 1n, 'manifest\u0000', root]));
    await indexToHead(indexerDeps(chain, pool));
    await runJobs(pool, store);
    const { rows } = await pool.query('SELECT cid, record_count, reason FROM contribution');
    expect(rows).toEqual([{ cid: 'a\ufffdb', record_count: 2_147_483_647, reason: '\ufffd' }]);
    const file = await pool.query('SELECT state, problem FROM contribution_file');
    expect(file.rows).toEqual([{ state: 'unreadable', problem: expect.stringContaining('not a content identifier') }]);
  });
});

describe('a reorganisation', () => {
  it('finds the common ancestor and unwinds to it', async () => {
    await playDatanets({ chain, store });
    const deps = indexerDeps(chain, pool);
    await indexToHead(deps);
    await runJobs(pool, store);
    const before = await readIndex(pool, ['block', 'index_cursor']);
    const head = Number(await chain.reader.getBlockNumber());

    await submitTexts({ chain, store }, { from: BOB, datanetId: 1n, texts: ['first'] });
    const renamed = await putJson(store, metadata('Another name'));
    await send(chain, OWNER, registry(chain, 'setMetadata', [1n, renamed.cid]));
    await send(chain, CURATOR, registry(chain, 'acceptContribution', [6n, [], '']));
    await send(chain, ALICE, registry(chain, 'withdrawContribution', [1n]));
    await indexToHead(deps);
    await runJobs(pool, store);
    expect(await readIndex(pool, ['block', 'index_cursor'])).not.toEqual(before);

    await chain.reorg(4);
    expect(await syncOnce(deps)).toMatchObject({ state: 'unwound', blockNumber: head });
    await runJobs(pool, store);
    expect(await readIndex(pool, ['block', 'index_cursor'])).toEqual(before);
    await indexToHead(deps);
    expect(await readIndex(pool, ['block', 'index_cursor'])).toEqual(before);
  });

  it('reads the transactions that took the place of others', async () => {
    await createDatanet({ chain, store });
    await submitTexts({ chain, store }, { from: ALICE, datanetId: 1n, texts: ['kept'] });
    const nonce = await chain.reader.getTransactionCount({ address: chain.addressOf(BOB) });
    await submitTexts({ chain, store }, { from: BOB, datanetId: 1n, texts: ['replaced'] });
    const deps = indexerDeps(chain, pool);
    await indexToHead(deps);
    await runJobs(pool, store);

    const wallet = chain.walletFor(BOB);
    const root = `0x${'22'.repeat(32)}` as const;
    const replacement = await wallet.signTransaction(
      await wallet.prepareTransactionRequest({
        to: chain.addresses.datanetRegistry,
        data: encodeFunctionData({
          abi: datanetRegistryAbi,
          functionName: 'submitContribution',
          args: [1n, root, 2, 'another'],
        }),
        nonce,
        gas: 500_000n,
      }),
    );
    await chain.call('anvil_reorg', [1, [[replacement, 0]]]);
    expect(await indexToHead(deps)).toContain('unwound');
    await runJobs(pool, store);
    expect(await contributions()).toMatchObject([{ id: 1 }, { id: 2, cid: 'another' }]);
    const { rows } = await pool.query('SELECT contribution_id FROM record');
    expect(rows).toEqual([{ contribution_id: 1 }]);
    expect(await readIndex(pool)).toEqual(await rebuild(chain, store));
  });

  it('passes over an ingest job whose contribution is gone', async () => {
    await createDatanet({ chain, store });
    await submitTexts({ chain, store }, { from: BOB, datanetId: 1n, texts: ['gone before it was read'] });
    const deps = indexerDeps(chain, pool);
    await indexToHead(deps);
    await chain.reorg(2);
    await indexToHead(deps);
    await runJobs(pool, store);
    const index = await readIndex(pool);
    expect([index.record, index.contribution_file, index.datanet_metadata]).toEqual([[], [], []]);
  });

  it('stops loudly when what was final has changed', async () => {
    await createDatanet({ chain, store });
    await chain.mineBlock(70);
    const deps = indexerDeps(chain, pool);
    await indexToHead(deps);
    const before = await readIndex(pool);
    await chain.reorg(69);
    await expect(syncOnce(deps)).rejects.toMatchObject({ code: 'conflict', message: /was final/ });
    expect(await readIndex(pool)).toEqual(before);
  });

  it('starts again from block 0 when a local chain changed what was final', async () => {
    await createDatanet({ chain, store });
    await chain.mineBlock(70);
    const deps = indexerDeps(chain, pool, { local: true });
    await indexToHead(deps);
    await chain.reorg(69);
    await submitTexts({ chain, store }, { from: BOB, datanetId: 1n, texts: ['after'] });
    expect(await indexToHead(deps)).toContain('rebuilding');
    await runJobs(pool, store);
    expect(await readIndex(pool)).toEqual(await rebuild(chain, store));
  });
});

describe('a node that goes backwards', () => {
  it('is waited for where it only lags', async () => {
    await createDatanet({ chain, store });
    await submitTexts({ chain, store }, { from: BOB, datanetId: 1n, texts: ['kept'] });
    const deps = indexerDeps(chain, pool);
    await indexToHead(deps);
    const before = await readIndex(pool);
    await chain.rollBack(1);
    expect((await syncOnce(deps)).state).toBe('behind');
    expect(await readIndex(pool)).toEqual(before);
  });

  it('is unwound where it disagrees', async () => {
    await createDatanet({ chain, store });
    await submitTexts({ chain, store }, { from: BOB, datanetId: 1n, texts: ['dropped'] });
    await submitTexts({ chain, store }, { from: BOB, datanetId: 1n, texts: ['dropped too'] });
    const deps = indexerDeps(chain, pool);
    await indexToHead(deps);
    await chain.rollBack(2);
    await submitTexts({ chain, store }, { from: ALICE, datanetId: 1n, texts: ['instead'] });
    expect(await indexToHead(deps)).toContain('unwound');
    expect(await contributions()).toMatchObject([{ contributor: chain.addressOf(ALICE).toLowerCase() }]);
  });

  it('is followed where it is a local chain restarted from an older state', async () => {
    await createDatanet({ chain, store });
    await submitTexts({ chain, store }, { from: BOB, datanetId: 1n, texts: ['lost'] });
    const deps = indexerDeps(chain, pool, { local: true });
    await indexToHead(deps);
    await chain.rollBack(1);
    expect(await indexToHead(deps)).toContain('unwound');
    await runJobs(pool, store);
    expect(await contributions()).toEqual([]);
    expect(await readIndex(pool)).toEqual(await rebuild(chain, store));
  });
});

describe('a process killed in the middle of a step', () => {
  it('leaves nothing of the step, and the next one takes it up', async () => {
    await playDatanets({ chain, store });
    const blocker = await pool.connect();
    await blocker.query('BEGIN');
    // Lets every row be written but the cursor, which comes last.
    await blocker.query('LOCK TABLE index_cursor IN SHARE ROW EXCLUSIVE MODE');
    const { connection, addresses } = chain;
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        new URL('./index-in-child.ts', import.meta.url).pathname,
        JSON.stringify({ url: database.url, connection, addresses }),
      ],
      { stdio: 'inherit' },
    );
    const waiting = async () => {
      const { rowCount } = await pool.query(
        `SELECT FROM pg_locks l JOIN pg_class c ON c.oid = l.relation WHERE c.relname = 'index_cursor' AND NOT l.granted`,
      );
      return rowCount === 1;
    };
    expect(await waitUntil(waiting, { timeoutMs: 30_000 })).toBe(true);
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    await blocker.query('ROLLBACK');
    blocker.release();
    // Postgres notices the closed connection when it writes to it next; until then the step's locks are held.
    const isFree = async () => (await syncOnce(indexerDeps(chain, pool))).state !== 'busy';
    expect(await waitUntil(isFree, { timeoutMs: 30_000 })).toBe(true);
    await indexToHead(indexerDeps(chain, pool));
    await runJobs(pool, store);
    expect(await readIndex(pool)).toEqual(await rebuild(chain, store));
  });
});
