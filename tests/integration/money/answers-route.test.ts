import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST } from '@/app/api/v1/answers/route';
import type { Hex } from '@/lib/core/hex';
import { getDbConnection } from '@/lib/db/client';
import { createApiKey } from '@/lib/server/api-keys/create-api-key';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

let economy: TestEconomy;
let key: string;
beforeAll(async () => {
  economy = await startEconomy();
  const { database, chain, dataDir } = economy;
  Object.assign(process.env, {
    LOCAL_MODE: 'true',
    DATABASE_URL: database.url,
    RPC_URL: chain.rpcUrl,
    DATA_DIR: dataDir,
  });
  await economy.deposit(PEOPLE.asker, UNIT_PRICE * 10n);
  const permissionHash: Hex = await economy.signPermission(PEOPLE.asker);
  const request = { name: 'test', permissionHash, budget: UNIT_PRICE * 3n };
  key = (await createApiKey({ db: database.db }, { account: economy.accountOf(PEOPLE.asker), request })).key;
});
afterAll(async () => {
  await getDbConnection().close();
  await economy.stop();
});

async function post(body: unknown, headers: Record<string, string> = {}) {
  const request = new Request('http://localhost/api/v1/answers', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const response = await POST(request);
  return { status: response.status, body: await response.json() };
}

const question = { model: 1, question: 'a ripe cherry' };

it('answers with label, probabilities, fee and receipt', async () => {
  const { status, body } = await post(question);
  expect(status).toBe(200);
  expect(body).toMatchObject({ model: 1, modelVersion: 1, fee: UNIT_PRICE.toString(), state: 'answered' });
  expect(body.answer.label).toBe('red');
  expect(body.answer.probabilities[0].probability).toBeGreaterThan(0.5);
});

it('gives a retry the same answer and charges it once', async () => {
  const headers = { 'idempotency-key': 'one' };
  const [first, second] = [await post(question, headers), await post(question, headers)];
  expect(second.body).toEqual(first.body);
  const row = await economy.database.db.apiKey.findFirstOrThrow({ select: { served: true } });
  expect(row.served.toFixed(0)).toBe((UNIT_PRICE * 2n).toString());
});

it('says in the status and in words what is wrong', async () => {
  const cases: [unknown, Record<string, string>, number, string][] = [
    [question, { authorization: '' }, 401, 'not-signed-in'],
    [question, { authorization: 'Bearer trb_wrong' }, 401, 'not-signed-in'],
    ['{', {}, 400, 'invalid-input'],
    [{ model: 1 }, {}, 400, 'invalid-input'],
    [{ model: 'x', question: 'y' }, {}, 400, 'invalid-input'],
    [{ model: 1, question: 'x'.repeat(9_000) }, {}, 400, 'invalid-input'],
    [{ model: 1, question: 'half \ud800' }, {}, 400, 'invalid-input'],
    ['x'.repeat(70_000), {}, 413, 'too-large'],
    [question, { 'idempotency-key': 'with space' }, 400, 'invalid-input'],
    [{ ...question, question: 'another' }, { 'idempotency-key': 'one' }, 409, 'conflict'],
    [{ ...question, model: 77 }, {}, 404, 'not-found'],
    [{ ...question, model: 2 }, {}, 410, 'model-retired'],
  ];
  for (const [body, headers, status, code] of cases) {
    const answer = await post(body, headers);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    expect(answer.body.error.message.length).toBeGreaterThan(20);
    // Words for people, not for whoever knows the parser.
    expect(answer.body.error.message).not.toMatch(/expected|received|invalid/i);
  }
});

it('stops at the key’s budget', async () => {
  expect((await post(question)).status).toBe(200);
  const { status, body } = await post(question);
  expect([status, body.error.code]).toEqual([402, 'cap-reached']);
});
