import { afterEach, beforeEach, expect, it } from 'vitest';
import { readUsualPrices } from '@/lib/server/models/read-usual-prices';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';

const OWNER = `0x${'1'.repeat(40)}`;
const AT = new Date('2026-02-01T00:00:00Z');
/** More than a number holds exactly. */
const OPEN = 10n ** 18n;

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

/** A model of a kind, with what its version before was; null where that is all there is of its manifest. */
async function publish(id: number, of: { price: bigint; kind?: string | null; before?: string; retired?: boolean }) {
  const { db } = database;
  const { price, kind = 'classifier', before, retired = false } = of;
  const kinds = before ? [before, kind] : [kind];
  await db.model.create({
    data: {
      ...{ id, owner: OWNER, unitPrice: price.toString(), versionCount: kinds.length, retired },
      ...{ createdAt: AT, createdBlock: 1, updatedAt: AT },
    },
  });
  for (const [i, one] of kinds.entries()) {
    const manifestCid = `m${id}.${i + 1}`;
    await db.modelVersion.create({
      data: {
        ...{ modelId: id, number: i + 1, manifestCid, manifestHash: '0x', computeProvider: OWNER },
        ...{ publisher: OWNER, publishedAt: AT, publishedBlock: 1, publishedIndex: 0, transactionHash: '0x' },
      },
    });
    if (one === null) continue;
    const file = { name: 'One', summary: 'It answers.', manifest: {}, weightsCid: 'w', searchText: '' };
    await db.modelManifest.create({ data: { cid: manifestCid, kind: one, ...file } });
  }
}

it('tells the least, the middle and the highest price of the models of a kind that can be asked', async () => {
  await publish(1, { price: 5n * OPEN + 1n });
  await publish(2, { price: OPEN / 2n, before: 'retrieval' });
  await publish(3, { price: 1n, retired: true });
  await publish(4, { price: 1n, kind: 'retrieval' });
  await publish(5, { price: 1n, kind: null });
  expect(await readUsualPrices(database, 'classifier')).toBeNull();
  await publish(6, { price: 2n * OPEN });
  await publish(7, { price: 3n * OPEN });
  expect(await readUsualPrices(database, 'classifier')).toEqual({
    count: 4,
    least: OPEN / 2n,
    median: 2n * OPEN,
    most: 5n * OPEN + 1n,
  });
});
