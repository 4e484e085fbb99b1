import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as getContent } from '@/app/api/v1/content/[cid]/route';
import { GET as getHashes } from '@/app/api/v1/contributions/[id]/hashes/route';
import { GET as listReceipts } from '@/app/api/v1/receipts/route';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { NO_RECEIPT } from '@/lib/attribution/receipt';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { getDbConnection } from '@/lib/db/client';
import { computeCid } from '@/lib/records/compute-cid';
import { recordsRoot } from '@/lib/records/records-root';
import { askRequestSchema } from '@/lib/schemas/answer';
import { receiptDocumentSchema } from '@/lib/schemas/receipt';
import { receiptListSchema } from '@/lib/schemas/receipt-list';
import { askModel } from '@/lib/server/answers/ask-model';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

let economy: TestEconomy;
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
});
afterAll(async () => {
  await getDbConnection().close();
  await economy.stop();
});

const get = (cid: string) =>
  getContent(new Request(`http://localhost/api/v1/content/${cid}`), { params: Promise.resolve({ cid }) });

async function expectServed(cid: string, type: string, caching: string): Promise<Uint8Array> {
  const response = await get(cid);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('cache-control')).toBe(caching);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(await computeCid(bytes)).toBe(cid);
  return bytes;
}

const FOREVER = 'public, max-age=31536000, immutable';

describe('what is published', () => {
  it('is served under its identifier, byte for byte, each kind as what it is', async () => {
    const { db } = economy.database;
    const datanet = await db.datanet.findFirstOrThrow();
    const version = await db.datanetVersion.findFirstOrThrow();
    const manifest = await db.modelManifest.findFirstOrThrow();
    const contribution = await db.contribution.findFirstOrThrow();
    for (const cid of [datanet.metadataCid, version.manifestCid, manifest.cid]) {
      await expectServed(cid, 'application/json', FOREVER);
    }
    const { trainingSetCid } = manifest.manifest as { trainingSetCid: string };
    await expectServed(trainingSetCid, 'application/json', FOREVER);
    await expectServed(manifest.weightsCid, 'application/octet-stream', FOREVER);
    // It may still be withdrawn.
    await expectServed(contribution.cid, 'text/plain; charset=utf-8', 'public, max-age=60');
  });

  it('are receipts from their attribution on, listed for everybody, and the epoch’s file', async () => {
    const { database, store } = economy;
    const permissionHash = await economy.signPermission(PEOPLE.asker);
    const authority = { account: economy.accountOf(PEOPLE.asker), permissionHash, apiKeyId: null };
    const request = askRequestSchema.parse({ model: 1, question: 'a ripe plum' });
    const ask = async () =>
      (await askModel({ db: database.db, store }, { authority, request, idempotencyKey: null, now: new Date() })).id;
    const [first, second, third] = [await ask(), await ask(), await ask()];
    expect(await list('')).toEqual({ receipts: [], next: '0' });
    // Published in another order than asked.
    for (const id of [second, first]) await economy.attribute(id);
    const page = await list('?limit=1');
    expect(page.receipts.map(({ id }) => id)).toEqual([second]);
    const rest = await list(`?after=${page.next}`);
    expect(rest.receipts.map(({ id }) => id)).toEqual([first]);
    expect(await list(`?after=${rest.next}`)).toEqual({ receipts: [], next: rest.next });
    await economy.attribute(third);
    expect((await list(`?after=${rest.next}`)).receipts).toMatchObject([
      { id: third, permissionHash, modelId: 1, units: 1, unitPrice: UNIT_PRICE, fee: UNIT_PRICE },
    ]);
    const bytes = await expectServed(page.receipts[0]?.cid ?? '', 'application/json', FOREVER);
    const document = receiptDocumentSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    expect(document).toMatchObject({ id: second, fee: UNIT_PRICE, previous: NO_RECEIPT });
    const other = { ...(JSON.parse(new TextDecoder().decode(bytes)) as Record<string, Json>), fee: '1' };
    const forged = await store.put({ bytes: new TextEncoder().encode(canonicalJson(other)) });
    expect((await get(forged.cid)).status).toBe(404);
    for (const query of ['?limit=0', '?limit=1001', '?after=-1', '?after=x', '?after=99999999999']) {
      expect((await listReceipts(new Request(`http://localhost/api/v1/receipts${query}`))).status).toBe(400);
    }

    await economy.settle();
    const epoch = await database.db.epoch.findFirstOrThrow();
    const file = await expectServed(epoch.fileCid, 'application/json', FOREVER);
    const { receipts } = JSON.parse(new TextDecoder().decode(file)) as { receipts: { cid: string }[] };
    expect(receipts).toHaveLength(3);
    for (const { cid } of receipts) await expectServed(cid, 'application/json', FOREVER);
    // Chained now, and still served as it was published.
    await expectServed(page.receipts[0]?.cid ?? '', 'application/json', FOREVER);
    expect((await list('')).receipts.map(({ id }) => id)).toEqual([second, first, third]);
  });
});

async function list(query: string) {
  const response = await listReceipts(new Request(`http://localhost/api/v1/receipts${query}`));
  expect(response.status).toBe(200);
  return receiptListSchema.parse(await response.json());
}

describe('what is not published', () => {
  it('is not found, though it is in the store: nothing names it', async () => {
    for (const text of ['{"fields":{"text":"still mine"}}\n', '{"account":"0x00","id":"none"}', 'TRIBCLS1…']) {
      const { cid } = await economy.store.put({ bytes: new TextEncoder().encode(text) });
      expect((await get(cid)).status).toBe(404);
    }
  });

  it('stays so when somebody names it as something that it is not', async () => {
    const { publisher, chain, store } = economy;
    const secret = await store.put({ bytes: new TextEncoder().encode('{"fields":{"text":"still mine"}}\n') });
    const registry = { address: chain.addresses.datanetRegistry, abi: datanetRegistryAbi };
    await publisher.send(PEOPLE.ana, { ...registry, functionName: 'setMetadata', args: [1n, secret.cid] });
    const root = recordsRoot([`0x${'1'.repeat(64)}`]);
    await publisher.send(PEOPLE.ben, {
      ...registry,
      functionName: 'submitContribution',
      args: [1n, root, 1, secret.cid],
    });
    await publisher.index();
    expect((await get(secret.cid)).status).toBe(404);
  });

  it('is a text that is no identifier', async () => {
    for (const text of ['../../etc/passwd', 'bafy', '']) expect((await get(text)).status).toBe(400);
  });

  it('is a contribution that was withdrawn; the hashes of its records stay', async () => {
    const { publisher, chain } = economy;
    const { cid, recordsRoot: root } = await economy.database.db.contribution.findFirstOrThrow({ where: { id: 2 } });
    const registry = { address: chain.addresses.datanetRegistry, abi: datanetRegistryAbi };
    await publisher.send(PEOPLE.ben, { ...registry, functionName: 'withdrawContribution', args: [2n] });
    await publisher.index();
    const response = await get(cid);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('withdrawn');
    const hashes = await getHashes(new Request('http://localhost'), { params: Promise.resolve({ id: '2' }) });
    const { hashes: left } = (await hashes.json()) as { hashes: `0x${string}`[] };
    expect(recordsRoot(left)).toBe(root);
    expect((await getHashes(new Request('http://localhost'), { params: Promise.resolve({ id: '99' }) })).status).toBe(
      404,
    );
  });
});
