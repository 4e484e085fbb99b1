import { runOnce } from 'graphile-worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import type { Hex } from '@/lib/core/hex';
import { SILENT_LOGGER } from '@/lib/jobs/prepare-queue';
import { createTaskList } from '@/lib/jobs/task-list';
import { computeCid } from '@/lib/records/compute-cid';
import { askRequestSchema } from '@/lib/schemas/answer';
import { askModel } from '@/lib/server/answers/ask-model';
import { listPaidRecords } from '@/lib/server/earnings/list-paid-records';
import { listRecentEpochs } from '@/lib/server/earnings/list-recent-epochs';
import { prepareClaim } from '@/lib/server/earnings/prepare-claim';
import { readEarnings } from '@/lib/server/earnings/read-earnings';
import { readEpoch } from '@/lib/server/earnings/read-epoch';
import { readIncome } from '@/lib/server/earnings/read-income';
import { readAttributionFlow } from '@/lib/server/explore/read-attribution-flow';
import { readReceipt } from '@/lib/server/receipts/read-receipt';
import { readReceiptDocument } from '@/lib/server/receipts/read-receipt-document';
import { readReceiptRecords } from '@/lib/server/receipts/read-receipt-records';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

let economy: TestEconomy;
let permissionHash: Hex;
beforeAll(async () => {
  economy = await startEconomy();
  await economy.deposit(PEOPLE.asker, UNIT_PRICE * 100n);
  permissionHash = await economy.signPermission(PEOPLE.asker);
});
afterAll(() => economy.stop());

const deps = () => ({
  db: economy.database.db,
  store: economy.store,
  chain: economy.chain.reader,
  addresses: economy.chain.addresses,
});

async function ask(disclosed = true, question = 'a ripe cherry in the deep sea'): Promise<string> {
  const authority = { account: economy.accountOf(PEOPLE.asker), permissionHash, apiKeyId: null };
  const request = askRequestSchema.parse({ model: 1, question, disclosed });
  return (await askModel(deps(), { authority, request, idempotencyKey: null, now: new Date() })).id;
}

async function settleAndIngest(): Promise<void> {
  await economy.settle();
  const { pool } = economy.database;
  const taskList = createTaskList({ pool, store: economy.store });
  await runOnce({ pgPool: pool, taskList, noHandleSignals: true, logger: SILENT_LOGGER });
}

const earningsOf = (person: number) => readEarnings(deps(), { account: economy.accountOf(person), now: new Date() });

async function claim(person: number): Promise<bigint> {
  const account = economy.accountOf(person);
  const { cumulative, proof, amount } = await prepareClaim(deps(), { account, now: new Date() });
  const before = await economy.balanceOf(account);
  const hash = await economy.chain.walletFor(PEOPLE.other).writeContract({
    address: economy.chain.addresses.rewardDistributor,
    abi: rewardDistributorAbi,
    functionName: 'claim',
    args: [account, BigInt(cumulative), proof],
  });
  await economy.chain.reader.waitForTransactionReceipt({ hash });
  await economy.indexChain();
  const paid = (await economy.balanceOf(account)) - before;
  expect(paid.toString()).toBe(amount);
  return paid;
}

const sumOf = (amounts: readonly { amount: bigint }[]) => amounts.reduce((sum, { amount }) => sum + amount, 0n);

describe('earnings', () => {
  it('move from not settled to the window, to claimable, to claimed, and never change on the way', async () => {
    await economy.attribute(await ask());
    const unsettled = (await earningsOf(PEOPLE.ana)).unsettled;
    expect(unsettled).toBeGreaterThan(0n);
    expect((await earningsOf(PEOPLE.ana)).claimable).toBe(0n);

    await settleAndIngest();
    const inWindow = await earningsOf(PEOPLE.ana);
    expect(inWindow).toMatchObject({ unsettled: 0n, claimable: 0n, inWindow: { amount: unsettled, epoch: 1 } });
    const account = economy.accountOf(PEOPLE.ana);
    await expect(prepareClaim(deps(), { account, now: new Date() })).rejects.toMatchObject({ code: 'not-ready' });

    await economy.chain.advanceTime(61);
    expect(await earningsOf(PEOPLE.ana)).toMatchObject({ claimable: unsettled, inWindow: null, claimed: 0n });
    expect(await claim(PEOPLE.ana)).toBe(unsettled);
    expect(await earningsOf(PEOPLE.ana)).toMatchObject({ claimable: 0n, claimed: unsettled });
  });

  it('pay the difference in the next epoch, not the cumulative amount', async () => {
    await economy.attribute(await ask());
    await settleAndIngest();
    await economy.chain.advanceTime(61);
    const { claimable, claimed, epochs } = await earningsOf(PEOPLE.ana);
    expect(epochs.map((epoch) => epoch.number)).toEqual([2, 1]);
    expect(await claim(PEOPLE.ana)).toBe(claimable);
    expect((await earningsOf(PEOPLE.ana)).claimed).toBe(claimed + claimable);
    expect((await earningsOf(PEOPLE.ana)).claims).toHaveLength(2);
  });

  it('are explained by the epoch’s answers and the answers’ records, to the unit', async () => {
    const account = economy.accountOf(PEOPLE.ana);
    const epoch = await readEpoch(deps(), { number: 2, account, page: 1, now: new Date() });
    expect(epoch.receipts.reduce((sum, receipt) => sum + receipt.earned, 0n)).toBe(epoch.own?.amount);
    expect(epoch.amount).toBe(UNIT_PRICE);
    expect(sumOf(epoch.earners)).toBe(epoch.amount);
    const [explained] = epoch.receipts;
    const receipt = await readReceipt(deps(), { id: explained?.id ?? '', viewer: null, now: new Date() });
    const { records } = await readReceiptRecords(deps(), { receipt, side: 'for', contributor: null, page: 1 });
    expect(sumOf(receipt.shares)).toBe(receipt.fee);
    const pool = sumOf(receipt.shares.filter((share) => share.role === 'contributors'));
    expect(sumOf(records)).toBe(pool);
    expect(records.every((record) => record.text !== null)).toBe(true);
  });

  it('are told by their sources over time, to the unit, and by the records that brought the most', async () => {
    const account = economy.accountOf(PEOPLE.ana);
    const { db } = economy.database;
    const income = await readIncome({ db }, { account, now: new Date() });
    const { unsettled, epochs } = await earningsOf(PEOPLE.ana);
    expect(income && sumOf(income.sources)).toBe(unsettled + sumOf(epochs));
    for (const source of income?.sources ?? []) {
      expect(source.bySpan.reduce((sum, amount) => sum + amount, 0n)).toBe(source.amount);
    }
    const { records } = await listPaidRecords({ db }, { account, search: { after: null, before: null } });
    expect(records.length).toBeGreaterThan(0);
    expect(records.every(({ contributionId }) => contributionId === 1)).toBe(true);
    const amounts = records.map(({ amount }) => amount);
    expect(amounts).toEqual([...amounts].sort((a, b) => Number(b - a)));
    expect(await readIncome({ db }, { account: `0x${'0'.repeat(39)}1`, now: new Date() })).toBeNull();
  });

  it('are the same in the list of epochs, and in the picture of where answers come from and whom they pay', async () => {
    const { db } = economy.database;
    const epochs = await listRecentEpochs({ db }, { now: new Date() });
    expect(epochs.map(({ number, amount }) => ({ number, amount }))).toEqual([
      { number: 2, amount: UNIT_PRICE },
      { number: 1, amount: UNIT_PRICE },
    ]);
    const { answers, datanetNames } = await readAttributionFlow({ db }, { limit: 25 });
    expect(answers).toHaveLength(2);
    for (const { fee, paid, evidence } of answers) {
      expect(sumOf(paid)).toBe(fee);
      const pool = paid.filter(({ role }) => role === 'contributors');
      expect(evidence.reduce((sum, { earned }) => sum + earned, 0n)).toBe(sumOf(pool));
      expect(evidence.every(({ datanetId }) => datanetId !== null && datanetNames.has(datanetId))).toBe(true);
    }
    const { receipts } = await readEpoch(deps(), { number: 2, account: null, page: 1, now: new Date() });
    const newest = await readAttributionFlow({ db }, { limit: 1 });
    expect(newest.answers.map(({ id }) => id)).toEqual(receipts.map(({ id }) => id));
  });

  it('of a corrected record are halved between its first author and the corrector', async () => {
    const { db } = economy.database;
    await economy.attribute(await ask(true, 'a ripe red cherry'));
    const correction = await db.receiptRecord.findFirstOrThrow({
      where: { contributionId: 2, index: 0, amount: { gt: 0 } },
    });
    const amount = BigInt(correction.amount.toFixed(0));
    const records = await db.receiptRecord.findMany({ where: { receiptId: correction.receiptId } });
    const total = (contribution: number) =>
      sumOf(
        records
          .filter((row) => row.contributionId === contribution)
          .map((row) => ({ amount: BigInt(row.amount.toFixed(0)) })),
      );
    const share = async (person: number) => {
      const where = { receiptId: correction.receiptId, role: 'contributors', account: economy.accountOf(person) };
      return BigInt((await db.receiptShare.findFirstOrThrow({ where })).amount.toFixed(0));
    };
    const half = amount / 2n;
    expect(await share(PEOPLE.ana)).toBe(total(1) + amount - half);
    expect(await share(PEOPLE.ben)).toBe(total(2) - amount + half);
  });
});

describe('an answer whose model rests on erased records', () => {
  it('follows the version’s published shares', async () => {
    const { db } = economy.database;
    const contributionId = 2;
    const before = await db.record.findMany({ where: { contributionId } });
    await db.contribution.update({ where: { id: contributionId }, data: { status: 'withdrawn' } });
    await db.contributionFile.update({ where: { contributionId }, data: { state: 'unreadable' } });
    await db.record.updateMany({ where: { contributionId }, data: { fields: {}, text: '' } });
    const id = await ask();
    await economy.attribute(id);
    const viewer = economy.accountOf(PEOPLE.asker);
    const receipt = await readReceipt(deps(), { id, viewer, now: new Date() });
    expect(receipt.attribution).toMatchObject({ rule: 'version-shares', method: 'records-erased' });
    expect(sumOf(receipt.shares)).toBe(receipt.fee);
    for (const { index, fields, text } of before) {
      const where = { contributionId_index: { contributionId, index } };
      await db.record.update({ where, data: { fields: fields ?? {}, text } });
    }
    await db.contribution.update({ where: { id: contributionId }, data: { status: 'accepted' } });
    await db.contributionFile.update({ where: { contributionId }, data: { state: 'readable' } });
  });
});

describe('receipts', () => {
  it('are the asker’s alone until they are attributed, and published', async () => {
    const id = await ask();
    const query = { id, now: new Date() };
    const asker = economy.accountOf(PEOPLE.asker);
    await expect(readReceipt(deps(), { ...query, viewer: null })).rejects.toMatchObject({ code: 'not-found' });
    expect((await readReceipt(deps(), { ...query, viewer: asker })).state).toBe('answered');
    await expect(readReceiptDocument(deps(), { id, viewer: null })).rejects.toMatchObject({ code: 'not-found' });
    await economy.attribute(id);
    const published = await readReceiptDocument(deps(), { id, viewer: null });
    const { publishedCid } = await economy.database.db.receipt.findUniqueOrThrow({ where: { id } });
    expect(publishedCid).toBe(await computeCid(new TextEncoder().encode(canonicalJson(published as Json))));
    await settleAndIngest();
    expect((await readReceipt(deps(), { ...query, viewer: null })).question).toBe('a ripe cherry in the deep sea');
  });

  it('that are private show hashes to others, and follow the version’s shares', async () => {
    await economy.chain.advanceTime(61);
    const id = await ask(false);
    await economy.attribute(id);
    await settleAndIngest();
    const query = { id, now: new Date() };
    const seen = await readReceipt(deps(), { ...query, viewer: null });
    expect(seen).toMatchObject({ question: null, answer: null, state: 'settled' });
    expect(seen.attribution).toMatchObject({ rule: 'version-shares', publishedQuestion: expect.stringMatching(/^0x/) });
    expect(JSON.stringify(await readReceiptDocument(deps(), { id, viewer: null }))).not.toContain('cherry');
    const own = await readReceipt(deps(), { ...query, viewer: economy.accountOf(PEOPLE.asker) });
    expect(own.question).toContain('cherry');
    expect(JSON.stringify(own, (_, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toContain('salt');
    expect(sumOf(seen.shares)).toBe(seen.fee);
    expect(seen.shares.some((share) => share.account === economy.chain.addresses.timelock.toLowerCase())).toBe(true);
  });

  it('that do not exist, or whose id is none, are not found', async () => {
    for (const id of ['nonsense', '00000000-0000-4000-8000-000000000000']) {
      await expect(readReceiptDocument(deps(), { id, viewer: null })).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});
