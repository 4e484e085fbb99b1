import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readIncome } from '@/lib/server/earnings/read-income';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';

const ANA = `0x${'a'.repeat(40)}`;
const BEN = `0x${'b'.repeat(40)}`;
const NOW = new Date('2026-11-21T12:30:00Z');

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

type Earned = { at: string; role: string; amount: number; model?: number; answered?: number; state?: string };

/** Answers that paid ANA, and BEN as much. */
async function earn(earned: readonly Earned[]): Promise<void> {
  const { db } = database;
  for (const { at, role, amount, model = 1, answered = model, state = 'settled' } of earned) {
    const id = randomUUID();
    await db.receipt.create({
      data: {
        ...{ id, modelId: answered, modelVersion: 1, account: BEN, permissionHash: '0x', requestHash: '0x', units: 1 },
        ...{ unitPrice: 9, fee: 9, pricedAtBlock: 1, state, question: 'q', askedAt: new Date(at) },
      },
    });
    await db.receiptShare.createMany({
      data: [ANA, BEN].map((account) => ({ receiptId: id, account, role, model, amount })),
    });
  }
}

/** What stands in each span, by when that span begins, of each source. */
async function incomeOf(account: string) {
  const income = await readIncome(database, { account, now: NOW });
  return (income?.sources ?? []).map(({ role, modelId, royalty, amount, receipts, bySpan }) => ({
    source: `${role} ${modelId}${royalty ? ' by another' : ''}`,
    amount: Number(amount),
    receipts,
    spans: Object.fromEntries(
      bySpan.flatMap((brought, span) => {
        const begins = new Date((income?.from.getTime() ?? 0) + span * (income?.spanS ?? 0) * 1000);
        return brought > 0n ? [[begins.toISOString().slice(0, 16), Number(brought)]] : [];
      }),
    ),
  }));
}

it('is put into weeks that begin on Mondays where it goes back for months, each source by itself, the largest first', async () => {
  await earn([
    { at: '2026-08-03T00:00:00Z', role: 'contributors', amount: 1 },
    { at: '2026-08-09T23:59:59Z', role: 'contributors', amount: 2 },
    { at: '2026-08-10T00:00:00Z', role: 'contributors', amount: 4, state: 'attributed' },
    { at: '2026-11-21T12:00:00Z', role: 'builder', amount: 50 },
    { at: '2026-11-21T12:10:00Z', role: 'builder', amount: 8, answered: 2 },
    { at: '2026-11-21T12:20:00Z', role: 'builder', amount: 100, state: 'answered' },
  ]);
  expect(await incomeOf(ANA)).toEqual([
    { source: 'builder 1', amount: 50, receipts: 1, spans: { '2026-11-16T00:00': 50 } },
    { source: 'builder 1 by another', amount: 8, receipts: 1, spans: { '2026-11-16T00:00': 8 } },
    {
      source: 'contributors 1',
      amount: 7,
      receipts: 3,
      spans: { '2026-08-03T00:00': 3, '2026-08-10T00:00': 4 },
    },
  ]);
});

it('is put into hours where it began today, across midnight, too', async () => {
  await earn([
    { at: '2026-11-20T23:59:59Z', role: 'contributors', amount: 1 },
    { at: '2026-11-21T00:00:00Z', role: 'contributors', amount: 2 },
    { at: '2026-11-21T00:59:59Z', role: 'contributors', amount: 4 },
  ]);
  expect(await incomeOf(ANA)).toEqual([
    {
      source: 'contributors 1',
      amount: 7,
      receipts: 3,
      spans: { '2026-11-20T23:00': 1, '2026-11-21T00:00': 6 },
    },
  ]);
});

it('counts what was asked by a clock that is ahead as now, and is nothing for who earned nothing', async () => {
  await earn([{ at: '2026-11-21T13:00:00Z', role: 'contributors', amount: 1 }]);
  const income = await readIncome(database, { account: ANA, now: NOW });
  expect(income?.sources[0]?.bySpan.at(-1)).toBe(1n);
  expect(await incomeOf(`0x${'c'.repeat(40)}`)).toEqual([]);
});
