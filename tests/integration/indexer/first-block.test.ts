import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBlockRange } from '@/lib/indexer/block-range';
import { createEventDecoder } from '@/lib/indexer/decode-events';
import { type IndexerDeps, syncOnce } from '@/lib/indexer/sync-once';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { startChain, type TestChain } from '@/tests/support/start-chain';

let database: TestDatabase;
let chain: TestChain;
let deps: IndexerDeps;
beforeAll(async () => {
  [database, chain] = await Promise.all([createTestDatabase(), startChain()]);
  deps = {
    pool: database.pool,
    chain: chain.reader,
    chainId: chain.chainId,
    addresses: chain.addresses,
    decode: createEventDecoder(chain.addresses),
    range: createBlockRange(),
    local: true,
    firstBlock: 20,
  };
});
afterAll(() => Promise.all([database.close(), chain.stop()]));

const oldestBlock = async () => (await database.db.block.findFirst({ orderBy: { number: 'asc' } }))?.number;

it('waits for a first block that the chain has not reached', async () => {
  expect(await syncOnce(deps)).toMatchObject({ state: 'idle', eventCount: 0 });
  expect(await database.db.indexCursor.count()).toBe(0);
});

it('begins with the first block it is given', async () => {
  await chain.mineBlock(20);
  const head = Number(await chain.reader.getBlockNumber({ cacheTime: 0 }));
  while ((await syncOnce(deps)).state !== 'idle');
  expect(await oldestBlock()).toBe(20);
  expect(await database.db.indexCursor.findUniqueOrThrow({ where: { id: 1 } })).toMatchObject({ blockNumber: head });
});

it('begins there again when a local chain came back without any block it knows', async () => {
  await chain.rollBack(Number(await chain.reader.getBlockNumber({ cacheTime: 0 })) - 11);
  expect(await syncOnce(deps)).toMatchObject({ state: 'rebuilding' });
  await chain.mineBlock(15);
  while ((await syncOnce(deps)).state !== 'idle');
  expect(await oldestBlock()).toBe(20);
});
