import { afterEach, beforeEach, expect, it } from 'vitest';
import { listAskableModels } from '@/lib/server/answers/list-askable-models';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';

const OWNER = `0x${'1'.repeat(40)}`;
const AT = new Date('2026-02-01T00:00:00Z');
const SHOWN = 200;
const OLDEST = 1;
const RETIRED = 2;

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  const ids = Array.from({ length: SHOWN + 2 }, (_, i) => i + 1);
  await database.db.model.createMany({
    data: ids.map((id) => ({
      ...{ id, owner: OWNER, unitPrice: 1, versionCount: 1, retired: id === RETIRED },
      ...{ createdAt: AT, createdBlock: 1, updatedAt: AT },
    })),
  });
  await database.db.modelVersion.createMany({
    data: ids.map((modelId) => ({
      ...{ modelId, number: 1, manifestCid: `m${modelId}`, manifestHash: '0x', computeProvider: OWNER },
      ...{ publisher: OWNER, publishedAt: AT, publishedBlock: 1, publishedIndex: 0, transactionHash: '0x' },
    })),
  });
});
afterEach(() => database.close());

const idsWith = async (wanted: number | null) => (await listAskableModels(database, { wanted })).map(({ id }) => id);

it('lists the one that is wanted however seldom it was asked, once', async () => {
  const mostAsked = await idsWith(null);
  expect(mostAsked).toHaveLength(SHOWN);
  expect(mostAsked).not.toContain(OLDEST);
  expect(await idsWith(OLDEST)).toEqual([...mostAsked, OLDEST]);
  expect(await idsWith(SHOWN)).toEqual(mostAsked);
});

it('lists none that is retired, or is none', async () => {
  const mostAsked = await idsWith(null);
  expect(await idsWith(RETIRED)).toEqual(mostAsked);
  expect(await idsWith(9_999)).toEqual(mostAsked);
});
