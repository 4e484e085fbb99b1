import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import type { Hex } from '@/lib/core/hex';
import { askRequestSchema } from '@/lib/schemas/answer';
import { askModel } from '@/lib/server/answers/ask-model';
import { authenticateApiKey } from '@/lib/server/api-keys/authenticate-api-key';
import { createApiKey } from '@/lib/server/api-keys/create-api-key';
import { revokeApiKey } from '@/lib/server/api-keys/revoke-api-key';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

let economy: TestEconomy;
let permissionHash: Hex;
let asker: Hex;
beforeAll(async () => {
  economy = await startEconomy();
  asker = economy.accountOf(PEOPLE.asker);
  await economy.deposit(PEOPLE.asker, UNIT_PRICE * 1_000n);
});
beforeEach(async () => {
  permissionHash = await economy.signPermission(PEOPLE.asker);
});
afterAll(() => economy.stop());

type Options = {
  question?: string;
  model?: number;
  key?: string | null;
  authority?: { account: Hex; permissionHash: Hex; apiKeyId: string | null };
  disclosed?: boolean;
};
function ask({ question = 'a ripe cherry', model = 1, key = null, authority, disclosed = true }: Options = {}) {
  const { db } = economy.database;
  return askModel(
    { db, store: economy.store },
    {
      authority: authority ?? { account: asker, permissionHash, apiKeyId: null },
      request: askRequestSchema.parse({ model, question, disclosed }),
      idempotencyKey: key,
      now: new Date(),
    },
  );
}

async function servedUnder(hash: Hex): Promise<string> {
  const row = await economy.database.db.spendingPermission.findUniqueOrThrow({ where: { permissionHash: hash } });
  return row.served.toFixed(0);
}

describe('idempotency', () => {
  it('answers twenty requests with one key at the same time once, and charges once', async () => {
    const receipts = await Promise.all(Array.from({ length: 20 }, () => ask({ key: 'same-key' })));
    expect(new Set(receipts.map((receipt) => receipt.id)).size).toBe(1);
    expect(
      receipts.every(({ state, answer }) => state === 'answered' && answer?.kind === 'label' && answer.label === 'red'),
    ).toBe(true);
    expect(await economy.database.db.receipt.count({ where: { permissionHash } })).toBe(1);
    expect(await servedUnder(permissionHash)).toBe(UNIT_PRICE.toString());
  });

  it('refuses a key that was used for another question', async () => {
    await ask({ key: 'k2', question: 'a clear sky' });
    await expect(ask({ key: 'k2', question: 'the deep sea' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await servedUnder(permissionHash)).toBe(UNIT_PRICE.toString());
  });

  it('lets another account use the same key', async () => {
    await economy.deposit(PEOPLE.other, UNIT_PRICE * 5n);
    const hash = await economy.signPermission(PEOPLE.other);
    const authority = { account: economy.accountOf(PEOPLE.other), permissionHash: hash, apiKeyId: null };
    const [mine, theirs] = [await ask({ key: 'k3' }), await ask({ key: 'k3', authority })];
    expect(mine.id).not.toBe(theirs.id);
  });
});

describe('what is refused costs nothing', () => {
  it('a model that is retired', async () => {
    await expect(ask({ model: 2 })).rejects.toMatchObject({ code: 'model-retired' });
  });

  it('a model that does not exist', async () => {
    await expect(ask({ model: 99 })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('a request past the cap, also when thirty come at once', async () => {
    permissionHash = await economy.signPermission(PEOPLE.asker, { cap: UNIT_PRICE * 3n + 1n });
    const results = await Promise.allSettled(Array.from({ length: 30 }, () => ask()));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(results.length - refused.length).toBe(3);
    for (const result of refused) expect(result.reason).toMatchObject({ code: 'cap-reached' });
    expect(await servedUnder(permissionHash)).toBe((UNIT_PRICE * 3n).toString());
  });

  it('a request that the deposit does not cover, also when ten come at once', async () => {
    await economy.deposit(PEOPLE.ben, UNIT_PRICE * 4n - 1n);
    const hash = await economy.signPermission(PEOPLE.ben);
    const authority = { account: economy.accountOf(PEOPLE.ben), permissionHash: hash, apiKeyId: null };
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => ask({ authority })));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(results.length - refused.length).toBe(3);
    for (const result of refused) expect(result.reason).toMatchObject({ code: 'insufficient-funds' });
  });

  it('a request against what is about to be withdrawn', async () => {
    await economy.deposit(PEOPLE.builder, UNIT_PRICE * 10n);
    const hash = await economy.signPermission(PEOPLE.builder);
    const authority = { account: economy.accountOf(PEOPLE.builder), permissionHash: hash, apiKeyId: null };
    await ask({ authority });
    const wallet = economy.chain.walletFor(PEOPLE.builder);
    const sent = await wallet.writeContract({
      address: economy.chain.addresses.inferenceVault,
      abi: inferenceVaultAbi,
      functionName: 'requestWithdrawal',
      args: [UNIT_PRICE * 9n],
    });
    await economy.chain.reader.waitForTransactionReceipt({ hash: sent });
    await economy.indexChain();
    await expect(ask({ authority })).rejects.toMatchObject({ code: 'insufficient-funds' });
  });

  it('a permission that has ended, names other models, or allows less than the price', async () => {
    const later = Math.floor(Date.now() / 1000) + 60;
    permissionHash = await economy.signPermission(PEOPLE.asker, { deadline: later });
    await economy.database.db.spendingPermission.update({
      where: { permissionHash },
      data: { deadline: new Date(Date.now() - 1000) },
    });
    await expect(ask()).rejects.toMatchObject({ code: 'forbidden' });
    permissionHash = await economy.signPermission(PEOPLE.asker, { models: [3] });
    await expect(ask()).rejects.toMatchObject({ code: 'forbidden' });
    permissionHash = await economy.signPermission(PEOPLE.asker, { maxUnitPrice: UNIT_PRICE - 1n });
    await expect(ask()).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('somebody else’s permission', async () => {
    const authority = { account: economy.accountOf(PEOPLE.ana), permissionHash, apiKeyId: null };
    await expect(ask({ authority })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('a signature that the vault refuses', async () => {
    await expect(economy.signPermission(PEOPLE.ana, { account: asker })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('a permission that was revoked on chain', async () => {
    const { permission } = await signAndRevoke();
    await expect(ask()).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('revoked') });
    expect(permission).toBeDefined();
  });

  it('an answer whose model cannot be read: the reservation is given back', async () => {
    const { db } = economy.database;
    const gone = { ...economy.store, get: () => Promise.reject(new Error('disk')) };
    const before = (globalThis as { tributaryAnswerers?: Map<string, unknown> }).tributaryAnswerers;
    before?.clear();
    const request = askRequestSchema.parse({ model: 1, question: 'x' });
    const authority = { account: asker, permissionHash, apiKeyId: null };
    const attempt = askModel({ db, store: gone }, { authority, request, idempotencyKey: 'lost', now: new Date() });
    await expect(attempt).rejects.toThrow('disk');
    expect(await servedUnder(permissionHash)).toBe('0');
    expect(await db.receipt.count({ where: { permissionHash, state: 'failed' } })).toBe(1);
    // The same key may be tried again, and is then charged once.
    expect((await ask({ key: 'lost', question: 'x' })).state).toBe('answered');
    expect(await servedUnder(permissionHash)).toBe(UNIT_PRICE.toString());
  });

  it('a first request that died: the retry answers in its place and charges once', async () => {
    const { db } = economy.database;
    const receipt = await ask({ key: 'died' });
    await db.receipt.update({ where: { id: receipt.id }, data: { state: 'reserved', askedAt: new Date() } });
    const retried = await ask({ key: 'died' });
    expect(retried).toMatchObject({ id: receipt.id, state: 'answered', answer: receipt.answer });
    expect(await servedUnder(permissionHash)).toBe(UNIT_PRICE.toString());
  });

  it('a reservation that a crash left behind is given back on the next request', async () => {
    const { db } = economy.database;
    const receipt = await ask();
    await db.receipt.update({
      where: { id: receipt.id },
      data: { state: 'reserved', askedAt: new Date(Date.now() - 120_000) },
    });
    await ask();
    expect((await db.receipt.findUniqueOrThrow({ where: { id: receipt.id } })).state).toBe('failed');
    expect(await servedUnder(permissionHash)).toBe(UNIT_PRICE.toString());
  });
});

describe('API keys', () => {
  it('asks under a key until its budget is reached, and not after it was revoked', async () => {
    const { db } = economy.database;
    const made = await createApiKey(
      { db },
      { account: asker, request: { name: 'script', permissionHash, budget: UNIT_PRICE * 2n } },
    );
    const authorization = `Bearer ${made.key}`;
    const authority = await authenticateApiKey({ db }, { authorization, now: new Date() });
    expect(authority).toMatchObject({ account: asker, permissionHash, apiKeyId: made.id });
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => ask({ authority })));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(2);
    expect(await db.apiKey.count({ where: { keyHash: { contains: made.key } } })).toBe(0);
    await revokeApiKey({ db }, { account: asker, id: made.id, now: new Date() });
    await expect(ask({ authority })).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(authenticateApiKey({ db }, { authorization, now: new Date() })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });
});

async function signAndRevoke() {
  const deadline = Math.floor(Date.now() / 1000) + 3600;
  permissionHash = await economy.signPermission(PEOPLE.asker, { nonce: 77n, deadline });
  const permission = {
    account: asker,
    models: [1n],
    maxUnitPrice: UNIT_PRICE,
    cap: 10n ** 18n,
    deadline: BigInt(deadline),
    nonce: 77n,
  };
  const sent = await economy.chain.walletFor(PEOPLE.asker).writeContract({
    address: economy.chain.addresses.inferenceVault,
    abi: inferenceVaultAbi,
    functionName: 'revokePermission',
    args: [permission],
  });
  await economy.chain.reader.waitForTransactionReceipt({ hash: sent });
  await economy.indexChain();
  return { permission };
}
