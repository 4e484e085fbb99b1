import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALICE, CURATOR, registry, send } from '@/tests/integration/indexer/contract-calls';
import {
  createTestStore,
  indexerDeps,
  indexToHead,
  readIndex,
  rebuild,
  runJobs,
} from '@/tests/integration/indexer/index-support';
import { playDatanets, playEpochs, playModels, playMoney, submitTexts } from '@/tests/integration/indexer/play-economy';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { startChain, type TestChain } from '@/tests/support/start-chain';

let chain: TestChain;
let database: TestDatabase;
const { store, remove } = createTestStore();

beforeAll(async () => {
  [chain, database] = await Promise.all([startChain(), createTestDatabase()]);
});

afterAll(async () => {
  await Promise.all([chain.stop(), database.close()]);
  remove();
});

/** Stops between any two steps of a run: every process starts with what the database says. */
const index = async () => {
  const states = await indexToHead(indexerDeps(chain, database.pool));
  await runJobs(database.pool, store);
  return states;
};

it('gives the same rows live, through a reorganisation and restarts, as from block 0', async () => {
  await playDatanets({ chain, store });
  await index();
  expect(await readIndex(database.pool)).toEqual(await rebuild(chain, store));

  await playModels({ chain, store });
  await index();
  await playMoney({ chain });
  await index();
  await playEpochs({ chain });
  await index();
  const { epoch, claim, vault_account, charge, model_price, datanet_access } = await readIndex(database.pool);
  for (const rows of [epoch, claim, vault_account, charge, model_price, datanet_access]) expect(rows).not.toEqual([]);
  expect(await readIndex(database.pool)).toEqual(await rebuild(chain, store));

  await submitTexts({ chain, store }, { from: ALICE, datanetId: 1n, texts: ['lost in the reorganisation'] });
  await send(chain, CURATOR, registry(chain, 'acceptContribution', [6n, [], '']));
  await index();
  await chain.reorg(2);
  await submitTexts({ chain, store }, { from: ALICE, datanetId: 1n, texts: ['in its place', 'and more'] });
  expect(await index()).toContain('unwound');
  expect(await readIndex(database.pool)).toEqual(await rebuild(chain, store));

  await chain.mineBlock(70);
  await index();
  const final = await readIndex(database.pool);
  expect(final).toEqual(await rebuild(chain, store));
  expect(final.record).toContainEqual(expect.objectContaining({ contribution_id: 2, fields: {}, text: '' }));
  expect(final.record).toContainEqual(
    expect.objectContaining({ contribution_id: 6, fields: { label: 'calm', text: 'in its place' } }),
  );
});
