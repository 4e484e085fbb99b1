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
    await db.contribution.update({ where: { id: 2 }, data: { decidedAt: AT } });
    const { facts, datanets, contributions, roles } = await person(ANA);
    expect(facts).toMatchObject({ decidedRecords: 8, acceptedRecords: 4, upheldDisputes: null });
    expect(datanets.map(({ id, acceptedRecords, contributions: count }) => [id, acceptedRecords, count])).toEqual([
      [2, 9, 1],
      [1, 4, 4],
    ]);
    // What was decided last comes first, however long ago it was submitted.
    expect(contributions.map(({ id, decidedAt }) => [id, decidedAt])).toEqual([
      [2, AT],
      ...[5, 4, 3, 1].map((id) => [id, null]),
    ]);
    expect(roles.datanets).toBe(1);
  });

  it('lists its votes newest first, with how each proposal begins, or its calls where that says little, and the votes it was given', async () => {
    const { db } = database;
    const call = { target: OWNER, calldata: '0x12' } as const;
    const proposal = (id: string, description: string) => ({
      ...{
        id,
        proposer: OWNER,
        actions: [{ ...call, value: '5' }],
        description,
        descriptionHash: '0x',
        operationId: `0x${id}`,
      },
      ...{
        voteStart: AT,
        voteEnd: AT,
        createdAt: AT,
        createdBlock: 1,
        createdIndex: Number(id),
        transactionHash: '0x',
      },
    });
    await db.proposal.createMany({ data: [proposal('1', 'Lower the bond'), proposal('2', 'x'.repeat(400))] });
    const vote = { voter: ANA, weight: '3000000000000000000000', castAt: AT, castBlock: 5, transactionHash: '0x' };
    await db.proposalVote.createMany({
      data: [
        { ...vote, proposalId: '2', support: 'against', castIndex: 1 },
        { ...vote, proposalId: '1', support: 'for', castIndex: 2, weight: 7 },
        { ...vote, proposalId: '1', voter: BEN, support: 'abstain', castIndex: 3 },
      ],
    });
    await db.delegate.createMany({
      data: [
        { account: ANA, delegatee: BEN, votes: 12 },
        { account: CLEO, delegatee: ANA },
        { account: DAN, delegatee: ANA },
      ],
    });
    const { votes, delegate } = await person(ANA);
    expect(votes).toEqual([
      {
        proposalId: '1',
        opening: 'Lower the bond',
        actions: [{ ...call, value: 5n }],
        support: 'for',
        weight: 7n,
        castAt: AT,
      },
      {
        proposalId: '2',
        opening: 'x'.repeat(300),
        actions: [],
        support: 'against',
        weight: 3_000n * 10n ** 18n,
        castAt: AT,
      },
    ]);
    expect(delegate).toEqual({ delegatee: BEN, votes: 12n, delegators: 2 });
  });

  it('adds up what it claimed itself, wherever that was paid', async () => {
    const claim = { recipient: ANA, cumulativeAmount: 0, claimedAt: AT, transactionHash: '0x', blockNumber: 4 };
    await database.db.claim.createMany({
      data: [
        { ...claim, logIndex: 1, account: ANA, amount: '2000000000000000000000' },
        { ...claim, logIndex: 2, account: ANA, amount: 5, recipient: CLEO },
        { ...claim, logIndex: 3, account: BEN, amount: 11 },
      ],
    });
    expect((await person(ANA)).claimed).toBe(2_000n * 10n ** 18n + 5n);
    expect((await person(CLEO)).claimed).toBe(0n);
  });

  it('lists its stakes and its models, retired ones too', async () => {
    const { db } = database;
    await db.curatorStake.createMany({
      data: [
        { datanetId: 1, account: ANA, amount: 30, leaving: 10, disputes: 1, lost: 2 },
        { datanetId: 2, account: ANA },
        { datanetId: 1, account: BEN, amount: 9 },
      ],
    });
    const model = { owner: ANA, unitPrice: 1, versionCount: 1, createdAt: AT, updatedAt: AT };
    await db.model.createMany({
      data: [
        { ...model, id: 1, createdBlock: 1 },
        { ...model, id: 2, createdBlock: 2, retired: true, createdAt: new Date('2026-02-02T00:00:00Z') },
        { ...model, id: 3, createdBlock: 3, versionCount: 0 },
        { ...model, id: 4, createdBlock: 4, owner: BEN },
      ],
    });
    const version = { number: 1, manifestHash: '0x', computeProvider: OWNER, publisher: ANA, publishedAt: AT };
    await db.modelVersion.createMany({
      data: [1, 2, 4].map((modelId) => ({
        ...{ ...version, modelId, manifestCid: `m-${modelId}`, publishedBlock: modelId, publishedIndex: 0 },
        transactionHash: '0x',
      })),
    });
    const { stakes, models, roles } = await person(ANA);
    expect(stakes).toMatchObject([{ datanetId: 1, amount: 30n, leaving: 10n, active: 20n, disputes: 1, lost: 2n }]);
    expect(models).toEqual([
      { id: 2, name: null, answers: 0, retired: true },
      { id: 1, name: null, answers: 0, retired: false },
    ]);
    expect(roles.models).toBe(2);
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
      expect((await person(ANA)).income).toEqual([{ role: 'contributors', royalty: false, amount: 20n, receipts: 1 }]);
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
