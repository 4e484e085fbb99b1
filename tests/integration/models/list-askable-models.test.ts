import { afterEach, beforeEach, expect, it } from 'vitest';
import { listAskableModels } from '@/lib/server/answers/list-askable-models';
import { whyNotAskable } from '@/lib/server/answers/why-not-askable';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';

const OWNER = `0x${'1'.repeat(40)}`;
const AT = new Date('2026-02-01T00:00:00Z');
const SHOWN = 200;
const OLDEST = 1;
const RETIRED = 2;
const BASE = 3;
const UNREAD = 4;

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  const ids = Array.from({ length: SHOWN + 4 }, (_, i) => i + 1);
  await database.db.model.createMany({
    data: ids.map((id) => ({
      ...{ id, owner: OWNER, unitPrice: 1, versionCount: 1, retired: id === RETIRED },
      ...{ createdAt: AT, createdBlock: 1, updatedAt: AT },
    })),
  });
  await database.db.modelManifest.createMany({
    data: ids
      .filter((id) => id !== UNREAD)
      .map((id) => ({
        ...{ cid: `m${id}`, name: `Model ${id}`, summary: 'It answers.', kind: id === BASE ? 'decoder' : 'classifier' },
        ...{ manifest: {}, weightsCid: `w${id}`, searchText: '' },
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

it('lists none that is retired, a base, not read yet, or none', async () => {
  const mostAsked = await idsWith(null);
  for (const id of [RETIRED, BASE, UNREAD, 9_999]) expect(await idsWith(id)).toEqual(mostAsked);
});

it('says why a model is not among them', async () => {
  expect(await whyNotAskable(database, RETIRED)).toBe('retired');
  expect(await whyNotAskable(database, BASE)).toBe('base');
  expect(await whyNotAskable(database, UNREAD)).toBe('unread');
  expect(await whyNotAskable(database, 9_999)).toBe('unknown');
  expect(await whyNotAskable(database, null)).toBe('unknown');
});
