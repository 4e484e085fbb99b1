import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keccak256 } from '@/lib/core/keccak';
import type { IndexerDeps } from '@/lib/indexer/sync-once';
import { eraseContribution } from '@/lib/jobs/erase-contribution';
import { ingestContribution } from '@/lib/jobs/ingest-contribution';
import { encodeRecordLines, recordHash, recordLine } from '@/lib/records/record-line';
import { recordsRoot } from '@/lib/records/records-root';
import { ALICE, BOB, registry, send } from '@/tests/integration/indexer/contract-calls';
import {
  createTestStore,
  indexerDeps,
  indexToHead,
  readIndex,
  rebuild,
  runJobs,
} from '@/tests/integration/indexer/index-support';
import { createDatanet, submitTexts } from '@/tests/integration/indexer/play-economy';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { startChain, type TestChain } from '@/tests/support/start-chain';

let chain: TestChain;
let database: TestDatabase;
let pool: Pool;
let deps: IndexerDeps;
const { store, remove } = createTestStore();

beforeAll(async () => {
  chain = await startChain();
  await createDatanet({ chain, store });
});

beforeEach(async () => {
  database = await createTestDatabase();
  pool = database.pool;
  deps = indexerDeps(chain, pool);
  return () => database.close();
});

afterAll(async () => {
  await chain.stop();
  remove();
});

const lines = (texts: readonly string[]) => texts.map((text) => recordLine({ fields: { text, label: 'wild' } }));

/** Submits what is signed, whatever the file holds; resolves with the contribution's id. */
async function submit(signed: { root: string; count: number; cid: string }): Promise<number> {
  await send(chain, ALICE, registry(chain, 'submitContribution', [1n, signed.root, signed.count, signed.cid]));
  await indexToHead(deps);
  const { rows } = await pool.query<{ id: number }>('SELECT max(id) AS id FROM contribution');
  return rows[0]?.id ?? 0;
}

async function fileOf(contributionId: number) {
  const { rows } = await pool.query('SELECT state, problem FROM contribution_file WHERE contribution_id = $1', [
    contributionId,
  ]);
  return rows[0];
}

describe('ingestContribution', () => {
  it('refuses a file whose records have another root than was signed', async () => {
    const { cid } = await store.put({ bytes: encodeRecordLines(lines(['one', 'two'])) });
    const id = await submit({ root: keccak256('another'), count: 2, cid });
    await ingestContribution({ pool, store }, { contributionId: id });
    expect(await fileOf(id)).toEqual({ state: 'unreadable', problem: expect.stringContaining('Merkle root') });
    expect((await pool.query('SELECT FROM record')).rowCount).toBe(0);
  });

  it('refuses a file with more records than were signed', async () => {
    const { cid } = await store.put({ bytes: encodeRecordLines(lines(['three', 'four'])) });
    const id = await submit({ root: recordsRoot(lines(['three', 'four']).map(recordHash)), count: 1, cid });
    await ingestContribution({ pool, store }, { contributionId: id });
    expect(await fileOf(id)).toEqual({
      state: 'unreadable',
      problem: 'The file holds 2 records; 1 were signed on chain.',
    });
  });

  it('refuses a file that is not records', async () => {
    const { cid } = await store.put({ bytes: new TextEncoder().encode('PK\u0003\u0004') });
    const id = await submit({ root: keccak256('zip'), count: 1, cid });
    await ingestContribution({ pool, store }, { contributionId: id });
    expect(await fileOf(id)).toMatchObject({ state: 'unreadable', problem: expect.stringContaining('cut off') });
  });

  it('notes a missing file, is tried again, and reads it once it is there', async () => {
    const bytes = encodeRecordLines(lines(['late']));
    const { cid } = await store.put({ bytes });
    await store.erase(cid);
    const id = await submit({ root: recordsRoot(lines(['late']).map(recordHash)), count: 1, cid });
    await expect(ingestContribution({ pool, store }, { contributionId: id })).rejects.toMatchObject({
      code: 'not-ready',
    });
    expect(await fileOf(id)).toMatchObject({ state: 'missing' });
    await store.put({ bytes });
    await ingestContribution({ pool, store }, { contributionId: id });
    await ingestContribution({ pool, store }, { contributionId: id });
    expect(await fileOf(id)).toEqual({ state: 'readable', problem: '' });
    expect((await pool.query('SELECT FROM record WHERE contribution_id = $1', [id])).rowCount).toBe(1);
  });

  it('writes a contribution of 10,000 records', async () => {
    const many = lines(
      Array.from({ length: 10_000 }, (_, k) => `The gauge at kilometre ${k} showed ${(k * 7919) % 997} centimetres.`),
    );
    const { cid } = await store.put({ bytes: encodeRecordLines(many) });
    const id = await submit({ root: recordsRoot(many.map(recordHash)), count: many.length, cid });
    const start = performance.now();
    await ingestContribution({ pool, store }, { contributionId: id });
    const milliseconds = performance.now() - start;
    const signatures = await pool.query(
      'SELECT DISTINCT index, field FROM record_signature WHERE contribution_id = $1',
      [id],
    );
    // One of each text, and one of the label that all of them have.
    expect(signatures.rowCount).toBe(10_001);
    process.stdout.write(`10,000 records ingested in ${Math.round(milliseconds)} ms\n`);
    expect((await pool.query('SELECT FROM record WHERE contribution_id = $1', [id])).rowCount).toBe(10_000);
  });
});

describe('eraseContribution', () => {
  it('leaves a file alone that holds no records, whoever named it as theirs', async () => {
    const { cid } = await store.put({ bytes: new TextEncoder().encode('{"version":1,"epoch":1,"earnings":[]}') });
    const contributionId = await submit({ root: keccak256('not mine'), count: 1, cid });
    await send(chain, ALICE, registry(chain, 'withdrawContribution', [BigInt(contributionId)]));
    await indexToHead(deps);
    await eraseContribution({ pool, store }, { contributionId, final: true });
    expect(await store.has(cid)).toBe(true);
    expect(await fileOf(contributionId)).toMatchObject({ state: 'unreadable' });
  });

  it('keeps the hashes, hides the text at once, and erases the file when the withdrawal is final', async () => {
    const { cid } = await submitTexts({ chain, store }, { from: BOB, datanetId: 1n, texts: ['private after all'] });
    await indexToHead(deps);
    const { rows } = await pool.query<{ id: number }>('SELECT max(id) AS id FROM contribution');
    const contributionId = rows[0]?.id ?? 0;
    await runJobs(pool, store);
    const hashes = async () =>
      (await pool.query('SELECT hash, text FROM record WHERE contribution_id = $1', [contributionId])).rows;
    const [{ hash }] = await hashes();
    const signatures = async () =>
      (
        await pool.query('SELECT DISTINCT index, field FROM record_signature WHERE contribution_id = $1', [
          contributionId,
        ])
      ).rowCount;
    expect(await signatures()).toBe(2);
    await send(chain, BOB, registry(chain, 'withdrawContribution', [BigInt(contributionId)]));
    await indexToHead(deps);
    await runJobs(pool, store);
    expect(await hashes()).toEqual([{ hash, text: '' }]);
    expect(await signatures()).toBe(0);
    expect(await store.has(cid)).toBe(true);

    await chain.mineBlock(66);
    await indexToHead(deps);
    await runJobs(pool, store);
    expect(await store.has(cid)).toBe(false);
    await eraseContribution({ pool, store }, { contributionId, final: true });
    expect(await hashes()).toEqual([{ hash, text: '' }]);
    expect(await readIndex(pool)).toEqual(await rebuild(chain, store));
  });

  it('keeps a file that another contribution still names', async () => {
    const first = await submitTexts({ chain, store }, { from: BOB, datanetId: 1n, texts: ['shared'] });
    await indexToHead(deps);
    const { rows } = await pool.query<{ id: number }>('SELECT max(id) AS id FROM contribution');
    const contributionId = rows[0]?.id ?? 0;
    await send(chain, BOB, registry(chain, 'withdrawContribution', [BigInt(contributionId)]));
    await submitTexts({ chain, store }, { from: BOB, datanetId: 1n, texts: ['shared'] });
    await chain.mineBlock(66);
    await indexToHead(deps);
    await runJobs(pool, store);
    expect(await store.has(first.cid)).toBe(true);
    const { rows: kept } = await pool.query(
      "SELECT contribution_id AS id, text <> '' AS readable FROM record WHERE contribution_id >= $1 ORDER BY 1",
      [contributionId],
    );
    expect(kept).toEqual([
      { id: contributionId, readable: false },
      { id: contributionId + 1, readable: true },
    ]);
  });
});
