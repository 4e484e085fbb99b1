import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failReceipts } from '@/lib/db/fail-receipts';
import { Prisma } from '@/lib/db/generated/client';
import { incomeSearchSchema } from '@/lib/schemas/income-search';
import { listPaidRecords } from '@/lib/server/earnings/list-paid-records';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet } from '@/tests/support/insert-datanet';
import { insertReceipt } from '@/tests/support/insert-receipt';

const ANA = `0x${'0a'.repeat(20)}`;
const BEN = `0x${'0b'.repeat(20)}`;

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  await insertDatanet(database.db, { id: 1, owner: ANA });
  const records = (count: number) =>
    Array.from({ length: count }, (_, k) => ({ fields: { text: `text ${k}`, label: 'red' } }));
  await insertContribution(database.db, { id: 1, datanetId: 1, contributor: ANA, records: records(120) });
  await insertContribution(database.db, { id: 2, datanetId: 1, contributor: BEN, records: records(3) });
});
afterEach(() => database.close());

type Line = { contributionId: number; index: number; amount: number };

/** An answer that paid for records; of records that spoke against it the amount is nothing. */
async function pay(lines: readonly Line[], state = 'attributed'): Promise<string> {
  const receiptId = randomUUID();
  await insertReceipt(database.db, { id: receiptId, account: BEN, state });
  await database.db.receiptRecord.createMany({ data: lines.map((line) => ({ ...line, receiptId, weight: 1 })) });
  return receiptId;
}

const page = (account: string, place: Record<string, string> = {}) =>
  listPaidRecords(database, { account, search: incomeSearchSchema.parse(place) });
const brought = async (account: string) =>
  (await page(account)).records.map(({ contributionId, index, amount, answers }) => [
    contributionId,
    index,
    Number(amount),
    answers,
  ]);

/** What stands in the receipts, added up anew, is what is kept. */
async function expectTrue(): Promise<void> {
  const { rows: kept } = await database.pool.query(`
    SELECT contribution_id, index, account, amount::text, answers FROM record_income WHERE answers <> 0 ORDER BY 1, 2`);
  const { rows: added } = await database.pool.query(`
    SELECT l.contribution_id, l.index, c.contributor AS account, sum(l.amount)::text AS amount, count(*)::int AS answers
    FROM receipt_record l JOIN receipt r ON r.id = l.receipt_id JOIN contribution c ON c.id = l.contribution_id
    WHERE r.state IN ('attributed', 'settling', 'settled') AND l.amount > 0 GROUP BY 1, 2, 3 ORDER BY 1, 2`);
  expect(kept).toEqual(added);
}

describe('what answers paid for records', () => {
  it('is added up over answers, for whoever contributed them', async () => {
    await pay([
      { contributionId: 1, index: 0, amount: 5 },
      { contributionId: 1, index: 1, amount: 7 },
      { contributionId: 2, index: 0, amount: 1 },
      { contributionId: 1, index: 2, amount: 0 },
    ]);
    await pay([{ contributionId: 1, index: 0, amount: 4 }], 'settled');
    expect(await brought(ANA)).toEqual([
      [1, 0, 9, 2],
      [1, 1, 7, 1],
    ]);
    expect(await brought(BEN)).toEqual([[2, 0, 1, 1]]);
    await expectTrue();
  });

  it('counts from the attribution on, and no more when the vault refuses the charge', async () => {
    const id = await pay([{ contributionId: 1, index: 0, amount: 5 }], 'answered');
    expect(await brought(ANA)).toEqual([]);
    await database.db.receipt.update({ where: { id }, data: { state: 'attributed' } });
    await pay([{ contributionId: 1, index: 0, amount: 2 }]);
    await database.db.receipt.update({ where: { id }, data: { state: 'settling' } });
    expect(await brought(ANA)).toEqual([[1, 0, 7, 2]]);
    await failReceipts(database.db, { where: Prisma.sql`id = ${id}::uuid`, problem: 'refused' });
    expect(await brought(ANA)).toEqual([[1, 0, 2, 1]]);
    await expectTrue();
  });

  it('follows an attribution that is written anew, and one that is undone', async () => {
    const receiptId = await pay([
      { contributionId: 1, index: 0, amount: 5 },
      { contributionId: 1, index: 1, amount: 5 },
    ]);
    await database.db.$transaction(async (tx) => {
      await tx.receiptRecord.deleteMany({ where: { receiptId } });
      await tx.receiptRecord.create({ data: { receiptId, contributionId: 1, index: 1, amount: 8, weight: 1 } });
    });
    expect(await brought(ANA)).toEqual([[1, 1, 8, 1]]);
    const undone = database.db.$transaction(async (tx) => {
      await tx.receiptRecord.deleteMany({ where: { receiptId } });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await brought(ANA)).toEqual([[1, 1, 8, 1]]);
    await expectTrue();
  });

  it('is whose the contribution is when the chain has been read again', async () => {
    await pay([{ contributionId: 2, index: 0, amount: 1 }]);
    const { submittedBlock, ...row } = await database.db.contribution.findUniqueOrThrow({ where: { id: 2 } });
    await database.db.contribution.delete({ where: { id: 2 } });
    await pay([{ contributionId: 2, index: 0, amount: 2 }]);
    await database.db.contribution.create({ data: { ...row, submittedBlock: submittedBlock + 1, contributor: ANA } });
    expect(await brought(ANA)).toEqual([[2, 0, 3, 2]]);
    expect(await brought(BEN)).toEqual([]);
    await expectTrue();
  });

  it('is added up right by many answers at once', async () => {
    const lines = (k: number) =>
      Array.from({ length: 20 }, (_, i) => ({ contributionId: 1, index: (i * 7 + k) % 25, amount: 1 }));
    await Promise.all(Array.from({ length: 30 }, (_, k) => pay(lines(k))));
    const { records } = await page(ANA);
    expect(records.reduce((sum, { amount }) => sum + amount, 0n)).toBe(600n);
    await expectTrue();
  });

  it('is listed page by page and back, also where many brought as much', async () => {
    await pay(
      Array.from({ length: 120 }, (_, index) => ({ contributionId: 1, index, amount: index < 20 ? 100 - index : 3 })),
    );
    const first = await page(ANA);
    const second = await page(ANA, { after: first.next ?? '' });
    const third = await page(ANA, { after: second.next ?? '' });
    const indices = ({ records }: typeof first) => records.map(({ index }) => index);
    expect([first, second, third].flatMap(indices)).toEqual(Array.from({ length: 120 }, (_, index) => index));
    expect([first.previous, third.next]).toEqual([null, null]);
    expect(indices(await page(ANA, { before: third.previous ?? '' }))).toEqual(indices(second));
    expect(indices(await page(ANA, { before: second.previous ?? '' }))).toEqual(indices(first));
    expect(indices(await page(ANA, { after: 'no place' }))).toEqual(indices(first));
  });

  it('goes on beyond records that are not read, or not read again yet', async () => {
    await pay(Array.from({ length: 120 }, (_, index) => ({ contributionId: 1, index, amount: 200 - index })));
    await database.db.record.deleteMany({ where: { contributionId: 1, index: { in: [3, 50] } } });
    const first = await page(ANA);
    const second = await page(ANA, { after: first.next ?? '' });
    const third = await page(ANA, { after: second.next ?? '' });
    const found = [first, second, third].flatMap(({ records }) => records.map(({ index }) => index));
    expect(found).toEqual(
      Array.from({ length: 120 }, (_, index) => index).filter((index) => index !== 3 && index !== 50),
    );
    expect(third.next).toBeNull();
  });
});
