import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { listOpposingRecords } from '@/lib/db/opposing-records';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet } from '@/tests/support/insert-datanet';

const OWNER = `0x${'a'.repeat(40)}`;
const ANA = `0x${'b'.repeat(40)}`;
let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  const { db } = database;
  await insertDatanet(db, { id: 1, owner: OWNER });
  await insertDatanet(db, { id: 2, owner: OWNER });
  const records = ['a red cherry', 'a blue sea', 'a red sky', 'a blue moon'].map((text, i) => ({
    fields: { text, label: i % 2 === 0 ? 'red' : 'blue' },
  }));
  await insertContribution(db, { id: 1, datanetId: 1, contributor: ANA, records, status: 'accepted', sequence: 1 });
  return () => database.close();
});

/** One attributed answer that the records of contribution 1 influenced like this, in units of 2^-32; null: not listed. */
async function insertAnswer(influences: readonly (number | null)[], state = 'attributed'): Promise<void> {
  const { db } = database;
  const id = randomUUID();
  await db.receipt.create({
    data: {
      id,
      modelId: 1,
      modelVersion: 1,
      account: ANA,
      permissionHash: `0x${'1'.repeat(64)}`,
      requestHash: '',
      units: 1,
      unitPrice: 1,
      fee: 1,
      pricedAtBlock: 1,
      state,
      question: 'what colour',
      askedAt: new Date('2026-01-03T00:00:00Z'),
    },
  });
  await db.receiptRecord.createMany({
    data: influences.flatMap((influence, index) =>
      influence === null ? [] : [{ receiptId: id, contributionId: 1, index, influence, weight: 0, amount: 0 }],
    ),
  });
}

const opposingOf = async (datanetId: number) =>
  (await listOpposingRecords(database.db, { datanetId, limit: 10 })).records;

describe('listOpposingRecords', () => {
  it('lists what spoke against its answers beyond the noise, the most negative first', async () => {
    // The first always speaks against; the second for; the third now so, now so; the fourth against, more strongly.
    for (const wavering of [900, -1000, 950, -1000, 900, -1000]) await insertAnswer([-500, 700, wavering, -800]);
    expect(await opposingOf(1)).toMatchObject([
      { contributionId: 1, index: 3, influence: -4800n, answers: 6, against: 6, contributor: ANA },
      { contributionId: 1, index: 0, influence: -3000n, fields: { text: 'a red cherry', label: 'red' } },
    ]);
    expect(await opposingOf(2)).toEqual([]);
  });

  it('says nothing after a few answers, and counts no answer that was not charged', async () => {
    for (let i = 0; i < 4; i++) await insertAnswer([-500, null, null, null]);
    for (let i = 0; i < 4; i++) await insertAnswer([-500, null, null, null], 'failed');
    expect(await opposingOf(1)).toEqual([]);
    for (let i = 0; i < 2; i++) await insertAnswer([-500, null, null, null], 'settled');
    expect(await opposingOf(1)).toMatchObject([{ index: 0, answers: 6, influence: -3000n }]);
  });
});
