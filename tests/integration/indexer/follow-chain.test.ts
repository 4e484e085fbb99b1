import { expect, it } from 'vitest';
import { followChain } from '@/lib/indexer/follow-chain';
import { waitUntil } from '@/lib/runtime/wait-until';
import { createTestStore, indexerDeps } from '@/tests/integration/indexer/index-support';
import { createDatanet } from '@/tests/integration/indexer/play-economy';
import { createTestDatabase } from '@/tests/support/create-test-database';
import { startChain } from '@/tests/support/start-chain';

it('follows the head, reports a node that is gone, and ends when it is asked to', async () => {
  const [chain, { pool, close }] = await Promise.all([startChain(), createTestDatabase()]);
  const { store, remove } = createTestStore();
  const controller = new AbortController();
  const problems: unknown[] = [];
  const following = followChain(indexerDeps(chain, pool), {
    signal: controller.signal,
    pollMs: 10,
    onProblem: (error) => problems.push(error),
  });
  await createDatanet({ chain, store });
  const isIndexed = async () => (await pool.query('SELECT FROM datanet')).rowCount === 1;
  expect(await waitUntil(isIndexed, { timeoutMs: 20_000 })).toBe(true);
  await chain.stop();
  expect(await waitUntil(() => problems.length > 0, { timeoutMs: 20_000 })).toBe(true);
  controller.abort();
  await following;
  await close();
  remove();
});

it('ends with the error when the index is of another chain', async () => {
  const [chain, { pool, close }] = await Promise.all([startChain(), createTestDatabase()]);
  const deps = indexerDeps(chain, pool);
  await pool.query("INSERT INTO index_cursor VALUES (1, 8453, 10, '0x', 10, 10, now())");
  const { signal } = new AbortController();
  await expect(followChain(deps, { signal, pollMs: 10 })).rejects.toMatchObject({ code: 'conflict' });
  await Promise.all([chain.stop(), close()]);
});
