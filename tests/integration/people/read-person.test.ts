import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Hex } from '@/lib/core/hex';
import { markSettled } from '@/lib/db/epoch-receipts';
import { readPerson } from '@/lib/server/people/read-person';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet } from '@/tests/support/insert-datanet';

const who = (digit: string): Hex => `0x${digit.repeat(40)}`;
const [OWNER, ANA, BEN, CLEO, DAN] = [who('1'), who('a'), who('b'), who('c'), who('d')];
const AT = new Date('2026-02-01T00:00:00Z');

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  await insertDatanet(database.db, { id: 1, owner: OWNER });
});
afterEach(() => database.close());

const records = (count: number, of: string) =>
  Array.from({ length: count }, (_, i) => ({ fields: { text: `${of} ${i}`, label: 'red' } }));

/** Publishes everything accepted so far as version 1 of Datanet 1, and a model trained on it. */
async function publish(contributionIds: readonly number[]): Promise<void> {
  const { db } = database;
  const rows = await db.contribution.findMany({ where: { id: { in: [...contributionIds] } } });
  const recordCount = rows.reduce((sum, row) => sum + row.recordCount - row.excluded.length, 0);
  const published = { publishedAt: AT, publishedBlock: 9, transactionHash: '0x' };
  await db.datanetVersion.create({
    data: {
      ...{
        datanetId: 1,
        number: 1,
        publisher: OWNER,
        acceptedCount: rows.length,
        manifestCid: 'v',
        manifestHash: '0x',
      },
      recordCount,
      ...published,
    },
  });
  await db.versionContribution.createMany({
    data: contributionIds.map((contributionId, position) => ({ datanetId: 1, version: 1, position, contributionId })),
  });
  await db.modelVersionDatanet.create({ data: { modelId: 1, version: 1, datanetId: 1, datanetVersion: 1 } });
}

/** An answer of model 1 that was paid for, with what each contributor's records got of it. */
async function settleAnswer(input: {
  payer: Hex;
  epoch: number;
  paid: Readonly<Record<Hex, number>>;
  rule?: 'records' | 'version-shares';
}): Promise<void> {
  const { payer, epoch, paid, rule = 'records' } = input;
  const id = randomUUID();
  await database.db.receipt.create({
    data: {
      ...{ id, modelId: 1, modelVersion: 1, account: payer, permissionHash: '0x', requestHash: '0x', units: 1 },
      ...{ unitPrice: 100, fee: 100, pricedAtBlock: 1, state: 'settling', question: '', epoch, askedAt: AT },
      document: { attribution: { rule } },
    },
  });
  await database.db.receiptShare.createMany({
    data: [
      { receiptId: id, account: OWNER, role: 'builder', model: 1, amount: 50 },
      ...Object.entries(paid).map(([account, amount]) => ({
        receiptId: id,
        account,
        role: 'contributors',
        model: 1,
        amount,
      })),
    ],
  });
  await database.db.$transaction((tx) => markSettled(tx, epoch));
}

const person = (account: Hex) => readPerson(database, { account });

describe('readPerson', () => {
  it('knows nothing of an account that never did anything', async () => {
    const { reputation, datanets, contributions, earned, roles } = await person(DAN);
    expect(reputation.score).toBe(0);
    expect({ datanets, contributions, earned, roles }).toEqual({
      datanets: [],
      contributions: [],
      earned: { amount: 0n, answers: 0 },
      roles: { datanets: 0, models: 0, curates: 0 },
    });
  });

  it('counts what curators took, left out and rejected, but not in one’s own Datanet, nor what was withdrawn', async () => {
    const { db } = database;
    const of = { datanetId: 1, contributor: ANA };
    await insertContribution(db, {
      ...{ ...of, id: 1, status: 'accepted', sequence: 1, excluded: [0] },
      records: records(5, 'a'),
    });
    await insertContribution(db, { ...of, id: 2, status: 'rejected', records: records(3, 'b') });
    await insertContribution(db, { ...of, id: 3, status: 'submitted', records: records(7, 'c') });
    await insertContribution(db, { ...of, id: 4, status: 'withdrawn', records: records(7, 'd') });
    await insertDatanet(db, { id: 2, owner: ANA });
    await insertContribution(db, {
      ...{ id: 5, datanetId: 2, contributor: ANA, status: 'accepted', sequence: 1 },
      records: records(9, 'e'),
    });
    const { facts, datanets, contributions, roles } = await person(ANA);
    expect(facts).toMatchObject({ decidedRecords: 8, acceptedRecords: 4, upheldDisputes: null });
    expect(datanets.map(({ id, acceptedRecords, contributions: count }) => [id, acceptedRecords, count])).toEqual([
      [2, 9, 1],
      [1, 4, 4],
    ]);
    expect(contributions.map(({ id }) => id)).toEqual([5, 4, 3, 2, 1]);
    expect(roles.datanets).toBe(1);
  });

  describe('with a model that others asked', () => {
    beforeEach(async () => {
      const accepted = { datanetId: 1, status: 'accepted' as const };
      // Ana has 2 of 8 records, Ben the other 6.
      await insertContribution(database.db, {
        ...{ ...accepted, id: 1, contributor: ANA, sequence: 1 },
        records: records(2, 'a'),
      });
      await insertContribution(database.db, {
        ...{ ...accepted, id: 2, contributor: BEN, sequence: 2, excluded: [6] },
        records: records(7, 'b'),
      });
      await publish([1, 2]);
    });

    it('holds what records earned against what as many average records would have', async () => {
      await settleAnswer({ payer: CLEO, epoch: 1, paid: { [ANA]: 20, [BEN]: 20 } });
      // Half of 40 where a quarter was expected: 20 / (20 + 10).
      expect((await person(ANA)).facts).toMatchObject({ askers: 1, payers: 1, influence: 20 / 30 });
      expect((await person(BEN)).facts.influence).toBeCloseTo(20 / 50, 12);
      expect((await person(ANA)).earned).toEqual({ amount: 20n, answers: 1 });
    });

    it('counts every asker once, however often they ask', async () => {
      await settleAnswer({ payer: CLEO, epoch: 1, paid: { [ANA]: 20, [BEN]: 20 } });
      await settleAnswer({ payer: DAN, epoch: 1, paid: { [BEN]: 40 } });
      const once = (await person(ANA)).facts;
      expect(once).toMatchObject({ askers: 2, payers: 1, influence: (20 / 30 + 0) / 2 });
      for (let epoch = 2; epoch < 6; epoch++) {
        await settleAnswer({ payer: CLEO, epoch, paid: { [ANA]: 20, [BEN]: 20 } });
      }
      expect((await person(ANA)).facts).toEqual(once);
      expect((await person(ANA)).earned).toEqual({ amount: 100n, answers: 5 });
    });

    it('does not count what the person paid themself', async () => {
      const before = (await person(ANA)).reputation;
      for (let epoch = 1; epoch < 4; epoch++) await settleAnswer({ payer: ANA, epoch, paid: { [ANA]: 50 } });
      const { facts, reputation } = await person(ANA);
      expect(facts).toMatchObject({ askers: 0, payers: 0, influence: 0 });
      expect(reputation).toEqual(before);
    });

    it('does not count answers that followed the version’s shares', async () => {
      await settleAnswer({ payer: CLEO, epoch: 1, paid: { [ANA]: 20, [BEN]: 20 }, rule: 'version-shares' });
      expect((await person(ANA)).facts).toMatchObject({ askers: 0, payers: 0 });
      expect((await person(ANA)).earned.amount).toBe(0n);
    });

    it('counts an epoch the same when it is marked again', async () => {
      await settleAnswer({ payer: CLEO, epoch: 1, paid: { [ANA]: 20, [BEN]: 20 } });
      const once = await person(ANA);
      await database.db.$transaction((tx) => markSettled(tx, 1));
      expect(await person(ANA)).toEqual(once);
    });
  });
});
