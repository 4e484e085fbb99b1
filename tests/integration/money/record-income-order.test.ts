import { afterEach, beforeEach, expect, it } from 'vitest';
import { failReceipts } from '@/lib/db/fail-receipts';
import { Prisma } from '@/lib/db/generated/client';
import { rewriteAttribution } from '@/lib/db/receipt-attribution';
import { waitUntil } from '@/lib/runtime/wait-until';
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
  for (const id of [1, 2, 3]) {
    const records = [{ fields: { text: `text ${id}`, label: 'red' } }];
    await insertContribution(database.db, { id, datanetId: 1, contributor: ANA, records });
  }
});
afterEach(() => database.close());

/** The first records of the contributions 1, 2 and 3. */
type Contribution = 1 | 2 | 3;

const idOf = (receipt: number) => `00000000-0000-4000-8000-${String(receipt).padStart(12, '0')}`;

/** An answer that paid for records, in this order. */
async function pay(receipt: number, contributions: readonly Contribution[]): Promise<void> {
  const receiptId = idOf(receipt);
  await database.db.$transaction(async (tx) => {
    await insertReceipt(tx, { id: receiptId, account: BEN, state: 'settling', publishedCid: 'first' });
    await tx.receiptRecord.createMany({ data: contributions.map((id) => lineOf(receiptId, id)) });
  });
}

const lineOf = (receiptId: string, contributionId: number) => ({
  receiptId,
  contributionId,
  index: 0,
  amount: 5,
  weight: 1,
});

const unpay = (receipt: number) => database.db.receiptRecord.deleteMany({ where: { receiptId: idOf(receipt) } });

/**
 * Runs both while somebody has the income of contribution 2, until both wait: whoever takes rows from the other end then has
 * what the first one needs next.
 */
async function runAgainst(first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<void> {
  const holder = await database.pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT FROM record_income WHERE contribution_id = 2 FOR UPDATE');
    const both = [first()];
    await waiting(1);
    both.push(second());
    const ended = Promise.allSettled(both);
    await waiting(2);
    await holder.query('COMMIT');
    expect((await ended).map((one) => (one.status === 'fulfilled' ? '' : String(one.reason)))).toEqual(['', '']);
  } finally {
    holder.release(true);
  }
}

async function waiting(count: number): Promise<void> {
  const areWaiting = async () => {
    const { rows } = await database.pool.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return rows.length === count;
  };
  expect(await waitUntil(areWaiting, { timeoutMs: 20_000, everyMs: 20 })).toBe(true);
}

/** What is kept, by contribution: what stands in the receipts, added up anew. */
async function incomes(): Promise<[number, number][]> {
  const { rows: kept } = await database.pool.query<{ id: number; answers: number }>(
    'SELECT contribution_id AS id, answers FROM record_income WHERE answers <> 0 ORDER BY 1',
  );
  const { rows: added } = await database.pool.query(`
    SELECT l.contribution_id AS id, count(*)::int AS answers FROM receipt_record l
    JOIN receipt r ON r.id = l.receipt_id WHERE r.state = 'settling' GROUP BY 1 ORDER BY 1`);
  expect(kept).toEqual(added);
  return kept.map(({ id, answers }) => [id, answers]);
}

it('lines are written and taken back in one order, however they were listed', async () => {
  await pay(1, [3, 2, 1]);
  await runAgainst(
    () => pay(2, [1, 2, 3]),
    () => unpay(1),
  );
  await runAgainst(
    () => pay(3, [3, 2, 1]),
    () => pay(4, [2, 1, 3]),
  );
  expect(await incomes()).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
});

it('several receipts fail at once while an answer is attributed', async () => {
  await pay(1, [3]);
  await pay(2, [2]);
  await pay(3, [1]);
  await runAgainst(
    () => pay(4, [1, 2, 3]),
    () => failReceipts(database.db, { where: Prisma.sql`state = 'settling'`, problem: 'refused' }),
  );
  expect(await incomes()).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
  ]);
});

it('an attribution is written anew while an answer is attributed', async () => {
  await pay(1, [3]);
  await pay(2, [2]);
  const record = { contributionId: 1, index: 0, hash: '0x' as const, influence: null, weight: 1n, amount: 5n };
  const again = { receiptId: idOf(1), document: {}, publishedCid: 'second', shares: [], records: [record] };
  await runAgainst(
    () => pay(4, [1, 2, 3]),
    () => database.db.$transaction((tx) => rewriteAttribution(tx, again)),
  );
  expect(await incomes()).toEqual([
    [1, 2],
    [2, 2],
    [3, 1],
  ]);
});

it('contributions are read again from the chain while an answer is attributed', async () => {
  const rows = await database.db.contribution.findMany({ orderBy: { id: 'desc' } });
  await database.db.contribution.deleteMany({});
  await pay(1, [3]);
  await pay(2, [2]);
  await pay(3, [1]);
  await runAgainst(
    () => pay(4, [1, 2, 3]),
    () => database.db.contribution.createMany({ data: rows }),
  );
  expect(await incomes()).toEqual([
    [1, 2],
    [2, 2],
    [3, 2],
  ]);
  expect(await database.db.recordIncome.count({ where: { account: ANA } })).toBe(3);
});
