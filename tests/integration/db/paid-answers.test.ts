import { afterAll, beforeAll, expect, it } from 'vitest';
import { countPaidAnswers } from '@/lib/db/paid-answers';
import { withTransaction } from '@/lib/db/with-transaction';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';

const FIRST = '00000000-0000-4000-8000-000000000001';
const SECOND = '00000000-0000-4000-8000-000000000002';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await settle(FIRST, { epoch: 1, pays: { '0xana': 6, '0xben': 4 } });
  await settle(SECOND, { epoch: 2, pays: { '0xana': 10 } });
  await count(1);
  await count(2);
});
afterAll(() => database.close());

/** A settled receipt of model 1 whose pay followed records. */
async function settle(id: string, { epoch, pays }: { epoch: number; pays: Record<string, number> }): Promise<void> {
  await database.pool.query(
    `INSERT INTO receipt (id, model_id, model_version, account, permission_hash, request_hash, units, unit_price, fee,
       priced_at_block, state, question, epoch, document, asked_at)
     VALUES ($1, 1, 1, '0xpayer', '0x', '', 1, 10, 10, 1, 'settled', '', $2, '{"attribution":{"rule":"records"}}', now())`,
    [id, epoch],
  );
  await pay(id, pays);
}

async function pay(id: string, pays: Record<string, number>): Promise<void> {
  await database.pool.query('DELETE FROM receipt_share WHERE receipt_id = $1', [id]);
  for (const [account, amount] of Object.entries(pays)) {
    await database.pool.query(
      `INSERT INTO receipt_share (receipt_id, account, role, model, amount) VALUES ($1, $2, 'contributors', 1, $3)`,
      [id, account, amount],
    );
  }
}

function count(epoch: number): Promise<void> {
  return withTransaction(database.pool, (client) =>
    countPaidAnswers((statement, values) => client.query(statement, values), epoch),
  );
}

async function read() {
  const { rows: earned } = await database.pool.query(
    'SELECT account, answers, amount::int FROM answer_earning ORDER BY account',
  );
  const { rows: pools } = await database.pool.query('SELECT payer, answers, amount::int FROM answer_pool');
  return { earned, pools };
}

it('counts an epoch once, however often it is counted', async () => {
  await count(1);
  expect(await read()).toEqual({
    earned: [
      { account: '0xana', answers: 2, amount: 16 },
      { account: '0xben', answers: 1, amount: 4 },
    ],
    pools: [{ payer: '0xpayer', answers: 2, amount: 20 }],
  });
});

it('forgets what an epoch paid before it was attributed anew', async () => {
  await pay(FIRST, { '0xcleo': 10 });
  await count(1);
  expect(await read()).toEqual({
    earned: [
      { account: '0xana', answers: 1, amount: 10 },
      { account: '0xcleo', answers: 1, amount: 10 },
    ],
    pools: [{ payer: '0xpayer', answers: 2, amount: 20 }],
  });
});

it('leaves no trace of an answer whose pay no longer follows records', async () => {
  await database.pool.query(`UPDATE receipt SET document = '{"attribution":{"rule":"version-shares"}}' WHERE id = $1`, [
    FIRST,
  ]);
  await count(1);
  expect(await read()).toEqual({
    earned: [{ account: '0xana', answers: 1, amount: 10 }],
    pools: [{ payer: '0xpayer', answers: 1, amount: 10 }],
  });
});
