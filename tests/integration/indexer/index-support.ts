import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOnce } from 'graphile-worker';
import type { Pool } from 'pg';
import { createBlockRange } from '@/lib/indexer/block-range';
import { createEventDecoder } from '@/lib/indexer/decode-events';
import { INDEX_TABLES } from '@/lib/indexer/reset-index';
import { type IndexerDeps, type SyncResult, syncOnce } from '@/lib/indexer/sync-once';
import { SILENT_LOGGER } from '@/lib/jobs/prepare-queue';
import { createTaskList } from '@/lib/jobs/task-list';
import type { ContentStore } from '@/lib/storage/content-store';
import { openFolderStore } from '@/lib/storage/folder-store';
import { createTestDatabase } from '@/tests/support/create-test-database';
import type { TestChain } from '@/tests/support/start-chain';

/** A content store in a temporary folder. */
export function createTestStore(): { store: ContentStore; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-store-'));
  return { store: openFolderStore(folder), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function indexerDeps(chain: TestChain, pool: Pool, options: { local?: boolean } = {}): IndexerDeps {
  const { reader, chainId, addresses } = chain;
  const decode = createEventDecoder(addresses);
  return { pool, chain: reader, chainId, addresses, decode, range: createBlockRange(), local: options.local ?? false };
}

/** Steps until the head is reached; the states of the steps before that. */
export async function indexToHead(deps: IndexerDeps): Promise<SyncResult['state'][]> {
  const states: SyncResult['state'][] = [];
  for (;;) {
    const { state } = await syncOnce(deps);
    if (state === 'idle') return states;
    if (state === 'busy' || states.length > 500) throw new Error(`the index does not advance: ${state}`);
    states.push(state);
  }
}

/** Runs every job that is due. */
export async function runJobs(pool: Pool, store: ContentStore): Promise<void> {
  await runOnce({
    pgPool: pool,
    taskList: createTaskList({ pool, store }),
    noHandleSignals: true,
    logger: SILENT_LOGGER,
  });
}

export type IndexContents = Record<string, unknown[]>;

/** Every row of every table that the chain and its files fill, in a fixed order. */
export async function readIndex(pool: Pool, leaveOut: readonly string[] = []): Promise<IndexContents> {
  const contents: IndexContents = {};
  for (const table of INDEX_TABLES) {
    if (leaveOut.includes(table)) continue;
    const { rows } = await pool.query<{ row: unknown }>(
      `SELECT to_jsonb(t) - 'updated_at' AS row FROM ${table} t WHERE '${table}' = 'index_cursor'
       UNION ALL SELECT to_jsonb(t) FROM ${table} t WHERE '${table}' <> 'index_cursor' ORDER BY row`,
    );
    contents[table] = rows.map(({ row }) => row);
  }
  return contents;
}

/** What an index that starts from block 0 now, with the same files, holds. */
export async function rebuild(chain: TestChain, store: ContentStore): Promise<IndexContents> {
  const database = await createTestDatabase();
  try {
    await indexToHead(indexerDeps(chain, database.pool));
    await runJobs(database.pool, store);
    return await readIndex(database.pool);
  } finally {
    await database.close();
  }
}
