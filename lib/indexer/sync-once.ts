import type { Pool, PoolClient } from 'pg';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import type { ChainReader } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';
import { inTransaction } from '@/lib/db/with-transaction';
import type { BlockRange } from '@/lib/indexer/block-range';
import { type Cursor, readCursor, writeCursor } from '@/lib/indexer/cursor';
import type { EventDecoder } from '@/lib/indexer/decode-events';
import { findCommonAncestor } from '@/lib/indexer/find-common-ancestor';
import { withIndexLock } from '@/lib/indexer/index-lock';
import { type BlockBatch, readBatch } from '@/lib/indexer/read-batch';
import { type Header, readHead, readHeader } from '@/lib/indexer/read-headers';
import { resetIndex } from '@/lib/indexer/reset-index';
import { unwind } from '@/lib/indexer/unwind';
import { writeBatch } from '@/lib/indexer/write-batch';

export type IndexerDeps = {
  pool: Pool;
  chain: ChainReader;
  chainId: number;
  addresses: ContractAddresses;
  decode: EventDecoder;
  range: BlockRange;
  /** A development chain may forget what was final; then the index follows instead of stopping. */
  local: boolean;
  /** Where an empty index begins: the block of the contracts' deployment. Default 0. */
  firstBlock?: number;
};

/**
 * What a step did. `advanced`: read blocks (there may be more). `idle`: at the head. `moved`: the chain changed while
 * it was read; nothing was written. `behind`: the node knows less than the index; wait for it. `unwound`, `rebuilding`:
 * took blocks back. `busy`: another process is at it.
 */
export type SyncResult = {
  state: 'advanced' | 'idle' | 'moved' | 'behind' | 'unwound' | 'rebuilding' | 'busy';
  /** Newest block in the index after the step; -1 before the first. */
  blockNumber: number;
  headNumber: number;
  eventCount: number;
};

/**
 * Brings the index one step nearer to the chain's head; rows, undo journal and cursor change in one transaction, so a
 * step can be killed anywhere. Called in a loop by lib/indexer/run-indexer.ts, and by the API route.
 * @throws AppError `conflict` when a chain other than a local one left what was final, or is another chain;
 *   `chain-unavailable`
 */
export async function syncOnce(deps: IndexerDeps): Promise<SyncResult> {
  const result = await withIndexLock(deps.pool, (client) => step(deps, client));
  return result ?? { state: 'busy', blockNumber: -1, headNumber: -1, eventCount: 0 };
}

async function step(deps: IndexerDeps, client: PoolClient): Promise<SyncResult> {
  const cursor = await readCursor(client);
  if (cursor && cursor.chainId !== deps.chainId) throw wrongChain(cursor.chainId, deps.chainId);
  const { head, finalizedNumber } = await readHead(deps.chain);
  const report = (state: SyncResult['state'], blockNumber: number, eventCount = 0): SyncResult => {
    return { state, blockNumber, headNumber: head.number, eventCount };
  };
  if (cursor) {
    const standing = await compare(deps, { client, cursor, head });
    if (standing === 'behind') return report('behind', cursor.blockNumber);
    if (standing === 'forked') {
      const blockNumber = await leaveFork(deps, { client, cursor, head });
      return report(blockNumber < 0 ? 'rebuilding' : 'unwound', blockNumber);
    }
  }
  const seen = { headNumber: head.number, finalizedNumber: Math.max(finalizedNumber, cursor?.finalizedNumber ?? 0) };
  const from = cursor ? cursor.blockNumber + 1 : (deps.firstBlock ?? 0);
  if (from > head.number) {
    if (cursor) await noteHead(deps, { client, cursor, seen });
    return report('idle', head.number);
  }
  const batch = await readBatch(deps, { from, parentHash: cursor?.blockHash ?? null, ...seen });
  if (!batch) return report('moved', from - 1);
  await inTransaction(client, () => writeIfUnmoved(deps, { client, cursor, batch, ...seen }));
  return report('advanced', batch.last.number, batch.events.length);
}

/** Whether the block at the cursor is still on the chain. */
async function compare(
  { chain, local }: IndexerDeps,
  { client, cursor, head }: { client: PoolClient; cursor: Cursor; head: Header },
): Promise<'same' | 'behind' | 'forked'> {
  if (head.number >= cursor.blockNumber) {
    const header = head.number === cursor.blockNumber ? head : await readHeader(chain, cursor.blockNumber);
    if (!header) return 'behind';
    return header.hash === cursor.blockHash ? 'same' : 'forked';
  }
  // A development chain restarted from an older state has lost those blocks. Elsewhere a shorter chain is a node that
  // lags behind, unless it disagrees on a block we know.
  if (local) return 'forked';
  const { rows } = await client.query<{ hash: string }>('SELECT hash FROM block WHERE number = $1', [head.number]);
  return rows[0] && rows[0].hash !== head.hash ? 'forked' : 'behind';
}

/** Goes back to the newest block in common and resolves with its number; -1 when everything starts anew. */
async function leaveFork(
  deps: IndexerDeps,
  { client, cursor, head }: { client: PoolClient; cursor: Cursor; head: Header },
): Promise<number> {
  const ancestor = await findCommonAncestor(client, deps.chain);
  if (!ancestor && !deps.local) throw pastFinality(cursor);
  await inTransaction(client, async () => {
    await requireUnmoved(client, cursor);
    if (!ancestor) return resetIndex(client);
    await unwind(client, { ancestor });
    await writeCursor(client, {
      ...cursor,
      blockNumber: ancestor.number,
      blockHash: ancestor.hash,
      headNumber: head.number,
    });
  });
  return ancestor?.number ?? -1;
}

async function writeIfUnmoved(
  { chainId, addresses }: IndexerDeps,
  input: { client: PoolClient; cursor: Cursor | null; batch: BlockBatch; headNumber: number; finalizedNumber: number },
): Promise<void> {
  const { client, cursor, batch, headNumber, finalizedNumber } = input;
  await requireUnmoved(client, cursor);
  const finalizedBefore = cursor?.finalizedNumber ?? -1;
  await writeBatch(client, { chainId, addresses, batch, finalizedNumber, finalizedBefore });
  const { number: blockNumber, hash: blockHash } = batch.last;
  await writeCursor(client, { chainId, blockNumber, blockHash, finalizedNumber, headNumber });
}

/** The advisory lock keeps others away; behind a pooler that shares connections, this does. */
async function requireUnmoved(client: PoolClient, cursor: Cursor | null): Promise<void> {
  const now = await readCursor(client, { lock: true });
  if (now?.blockHash === cursor?.blockHash) return;
  throw new AppError('not-ready', 'Another process moved the index in the meantime. Nothing was written; try again.');
}

async function noteHead(
  { addresses }: IndexerDeps,
  {
    client,
    cursor,
    seen,
  }: { client: PoolClient; cursor: Cursor; seen: { headNumber: number; finalizedNumber: number } },
): Promise<void> {
  if (cursor.headNumber === seen.headNumber && cursor.finalizedNumber === seen.finalizedNumber) return;
  await inTransaction(client, async () => {
    await requireUnmoved(client, cursor);
    await writeBatch(client, { ...cursor, addresses, batch: null, ...seen, finalizedBefore: cursor.finalizedNumber });
    await writeCursor(client, { ...cursor, ...seen });
  });
}

function wrongChain(indexed: number, given: number): AppError {
  return new AppError(
    'conflict',
    `The database is an index of chain ${indexed}, and CHAIN_ID is ${given}. Use another database, or correct CHAIN_ID.`,
  );
}

function pastFinality(cursor: Cursor): AppError {
  return new AppError(
    'conflict',
    `The chain no longer holds block ${cursor.finalizedNumber}, which was final, nor any block after it that the index knows (up to ${cursor.blockNumber}). ` +
      'Indexing has stopped. Check that RPC_URL is the right chain and its node is sound; then rebuild the index.',
    { details: { blockNumber: cursor.blockNumber, finalizedNumber: cursor.finalizedNumber } },
  );
}
