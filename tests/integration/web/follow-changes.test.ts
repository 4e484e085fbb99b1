import { randomUUID } from 'node:crypto';
import type { Notification } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { followChanges } from '@/lib/runtime/web/follow-changes';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertDatanet } from '@/tests/support/insert-datanet';

const CURSOR = {
  chainId: 1,
  blockNumber: 1,
  blockHash: '0x1',
  finalizedNumber: 0,
  headNumber: 1,
  updatedAt: new Date(0),
};

/** On a machine that does other things as well. */
const PATIENTLY = { timeout: 20_000 };

let database: TestDatabase;
let heard: string[];
let stop: () => Promise<void>;

beforeEach(async () => {
  database = await createTestDatabase();
  heard = [];
  stop = await followChanges({
    url: database.url,
    // As node-postgres calls it: with what was said.
    onChange: (message?: Notification) => heard.push(message?.payload || 'change'),
    onLost: () => heard.push('lost'),
    onBack: () => heard.push('back'),
  });
  expect(heard[0]).toBe('back');
  await waitForQuiet();
});
afterEach(async () => {
  await stop();
  await database.close();
});

/** What was heard since the last time. Postgres tells in the order of the commits: what was to be heard comes before a mark. */
async function since(): Promise<string[]> {
  await database.pool.query("NOTIFY pages_changed, 'mark'");
  await expect.poll(() => heard.at(-1), PATIENTLY).toBe('mark');
  return heard.splice(0).slice(0, -1);
}

/** Waits until nothing was heard for as long as a few looks take; what others write to this server may prolong it. */
async function waitForQuiet(): Promise<void> {
  let lastAt = performance.now();
  const quietMs = () => {
    if (heard.splice(0).length > 0) lastAt = performance.now();
    return performance.now() - lastAt;
  };
  await expect.poll(quietMs, PATIENTLY).toBeGreaterThan(350);
}

/** How often answers have changed, as far as looks can tell. */
async function changesCounted(): Promise<string> {
  const { rows } = await database.pool.query<{ last_value: string }>('SELECT last_value FROM answer_changes');
  return rows[0]?.last_value ?? '';
}

it('hears when the index moves on, and not when it only looks', async () => {
  await database.db.indexCursor.create({ data: CURSOR });
  expect(await since()).toEqual(['change']);
  await database.db.indexCursor.update({ where: { id: 1 }, data: { blockNumber: 2, blockHash: '0x2' } });
  expect(await since()).toEqual(['change']);
  await database.db.indexCursor.update({ where: { id: 1 }, data: { headNumber: 9, updatedAt: new Date(1) } });
  expect(await since()).toEqual([]);
});

it('hears of files that were read, once a transaction, and of none that was undone', async () => {
  await database.db.$transaction(async (tx) => {
    await insertDatanet(tx as typeof database.db, { id: 1, owner: '0xaa' });
    await insertDatanet(tx as typeof database.db, { id: 2, owner: '0xaa' });
  });
  expect(await since()).toEqual(['change']);
  await database.db
    .$transaction(async (tx) => {
      await insertDatanet(tx as typeof database.db, { id: 3, owner: '0xaa' });
      throw new Error('undone');
    })
    .catch(() => undefined);
  expect(await since()).toEqual([]);
});

it('hears of answers soon, once they are there for everybody, and not of a sign of life of who writes one', async () => {
  const named = { modelId: 1, modelVersion: 1, account: '0xaa', permissionHash: '0x', requestHash: '0x', question: '' };
  const priced = { units: 1, unitPrice: 1, fee: 1, pricedAtBlock: 1 };
  const data = { id: randomUUID(), ...named, ...priced, state: 'reserved', askedAt: new Date(0) };
  let heardBefore = 0;
  await database.db.$transaction(async (tx) => {
    await tx.receipt.create({ data });
    // It may have been told too early, which harms nothing.
    await expect.poll(() => heard.length, PATIENTLY).toBeGreaterThan(1);
    heardBefore = heard.length;
  }, PATIENTLY);
  await expect.poll(() => heard.length, PATIENTLY).toBeGreaterThan(heardBefore);
  await waitForQuiet();
  const before = await changesCounted();
  await database.db.receipt.update({ where: { id: data.id }, data: { leaseUntil: new Date() } });
  expect(await changesCounted()).toBe(before);
  expect(heard).toEqual([]);
  await database.db.receipt.update({ where: { id: data.id }, data: { state: 'answered' } });
  expect(await changesCounted()).not.toBe(before);
  await expect.poll(() => heard, PATIENTLY).toEqual(['change']);
});

it('says when it can hear nothing, and comes back by itself', async () => {
  await database.pool.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tributary pages' AND datname = current_database()",
  );
  const states = () => heard.filter((one) => one !== 'change');
  await expect.poll(states, PATIENTLY).toEqual(['lost', 'back']);
  await waitForQuiet();
  await database.db.indexCursor.create({ data: CURSOR });
  await expect.poll(() => heard, PATIENTLY).toEqual(['change']);
});
