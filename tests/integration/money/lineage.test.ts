import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import type { Hex } from '@/lib/core/hex';
import { askRequestSchema } from '@/lib/schemas/answer';
import { type ReceiptDocument, receiptDocumentSchema } from '@/lib/schemas/receipt';
import { askModel } from '@/lib/server/answers/ask-model';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

const STAKE = 60n * 10n ** 18n;

let economy: TestEconomy;
let permissionHash: Hex;
beforeAll(async () => {
  economy = await startEconomy();
  await economy.deposit(PEOPLE.asker, UNIT_PRICE * 100n);
  const models = Array.from({ length: 20 }, (_, k) => k + 1);
  permissionHash = await economy.signPermission(PEOPLE.asker, { models });
});
afterAll(() => economy.stop());

async function ask(model: number): Promise<string> {
  const { db } = economy.database;
  const authority = { account: economy.accountOf(PEOPLE.asker), permissionHash, apiKeyId: null };
  const request = askRequestSchema.parse({ model, question: 'a ripe plum' });
  const asked = { authority, request, idempotencyKey: null, now: new Date() };
  return (await askModel({ db, store: economy.store }, asked)).id;
}

async function attributed(id: string): Promise<ReceiptDocument> {
  await economy.attribute(id);
  const row = await economy.database.db.receipt.findUniqueOrThrow({ where: { id } });
  expect(row.problem).toBe('');
  return receiptDocumentSchema.parse(row.document);
}

const publishChild = (builder: number, parents: { modelId: number; part: number }[]) =>
  economy.publisher.publishModel(builder, { compute: PEOPLE.compute, unitPrice: UNIT_PRICE, parents });

/** Publishes a version of a model, or a new model, with the manifest that somebody else trained. */
async function publishStolen(thief: number, modelId?: number): Promise<number> {
  const { chain, publisher, database } = economy;
  const { manifestCid, manifestHash, computeProvider } = await database.db.modelVersion.findFirstOrThrow({
    where: { modelId: 1 },
  });
  const sources = [{ datanetId: 1n, version: 1n }];
  const lineage = { adapter: false, leastChildPart: 0, parents: [] };
  await publisher.send(thief, {
    address: chain.addresses.modelRegistry,
    abi: modelRegistryAbi,
    ...(modelId === undefined
      ? {
          functionName: 'publishModel',
          args: [manifestCid, manifestHash, UNIT_PRICE, computeProvider, sources, lineage],
        }
      : {
          functionName: 'publishModelVersion',
          args: [BigInt(modelId), manifestCid, manifestHash, computeProvider, sources],
        }),
  });
  await publisher.index();
  const { modelRegistry } = chain.addresses;
  const count = { address: modelRegistry, abi: modelRegistryAbi, functionName: 'modelCount' } as const;
  return modelId ?? Number(await chain.reader.readContract(count));
}

const served = async () =>
  (await economy.database.db.spendingPermission.findUniqueOrThrow({ where: { permissionHash } })).served.toFixed(0);

describe('a model version', () => {
  it('with a manifest that somebody else made is not served, and costs nothing', async () => {
    const stolen = await publishStolen(PEOPLE.ben);
    const before = await served();
    await expect(ask(stolen)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('made by another account'),
    });
    expect(await served()).toBe(before);
    await expect(ask(1)).resolves.toEqual(expect.any(String));
  });

  it('is not served while a manifest of what it was made from is not read, or was made by another', async () => {
    const base = await publishChild(PEOPLE.ben, []);
    const child = await publishChild(PEOPLE.builder, [{ modelId: base, part: 1_000 }]);
    const { db } = economy.database;
    const { manifestCid } = await db.modelVersion.findFirstOrThrow({ where: { modelId: base } });
    const file = await db.modelManifest.findUniqueOrThrow({ where: { cid: manifestCid } });
    await db.modelManifest.delete({ where: { cid: manifestCid } });
    await expect(ask(child)).rejects.toMatchObject({
      code: 'not-ready',
      message: expect.stringContaining(`which model ${child} was made from`),
    });
    await db.modelManifest.create({ data: { ...file, manifest: file.manifest ?? {} } });
    const id = await ask(child);
    // A stolen version of the base after the child's was published is none of the child's.
    await publishStolen(PEOPLE.ben, base);
    expect((await attributed(id)).royalties).toMatchObject([{ model: base, version: 1, child, part: 1_000 }]);
    await expect(ask(child)).resolves.toEqual(expect.any(String));
    const later = await publishChild(PEOPLE.builder, [{ modelId: base, part: 1_000 }]);
    await expect(ask(later)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a receipt', () => {
  it('is divided as of the block it was priced at, whatever happens before it is attributed', async () => {
    const { publisher, accountOf, chain } = economy;
    const base = await publishChild(PEOPLE.ben, []);
    const child = await publishChild(PEOPLE.builder, [{ modelId: base, part: 4_000 }]);
    await publisher.stakeOnDatanet(PEOPLE.other, { datanetId: 1, amount: STAKE });
    const id = await ask(child);
    await publisher.stakeOnDatanet(PEOPLE.other, { datanetId: 1, amount: STAKE });
    const registry = { address: chain.addresses.modelRegistry, abi: modelRegistryAbi } as const;
    const [builder, other] = [accountOf(PEOPLE.builder), accountOf(PEOPLE.other)];
    await publisher.send(PEOPLE.builder, {
      ...registry,
      functionName: 'transferFrom',
      args: [builder, other, BigInt(child)],
    });
    await publisher.index();
    const receipt = await attributed(id);
    expect(receipt.stakes).toEqual([
      { model: child, datanetId: 1, account: other, active: STAKE },
      { model: base, datanetId: 1, account: other, active: STAKE },
    ]);
    expect(receipt.shares.filter(({ role }) => role === 'builder')).toMatchObject([
      { account: builder, model: child },
      { account: accountOf(PEOPLE.ben), model: base },
    ]);
    const after = await attributed(await ask(child));
    expect(after.shares.find(({ role }) => role === 'builder')?.account).toBe(other);
    expect(after.stakes[0]?.active).toBe(2n * STAKE);
  });

  it('flows through eight generations, and sums to the fee', async () => {
    let youngest = await publishChild(PEOPLE.ben, []);
    const generations = [youngest];
    for (let generation = 2; generation <= 8; generation++) {
      youngest = await publishChild(PEOPLE.builder, [{ modelId: youngest, part: 10_000 }]);
      generations.unshift(youngest);
    }
    const receipt = await attributed(await ask(youngest));
    expect(receipt.royalties.map(({ model }) => model)).toEqual(generations.slice(1));
    expect(receipt.shares.reduce((sum, { amount }) => sum + amount, 0n)).toBe(receipt.fee);
    // Each takes a fifth of its child's income; only the first ancestor keeps its builder's part.
    const builders = receipt.shares.filter(({ role }) => role === 'builder');
    expect(builders).toEqual([
      { account: economy.accountOf(PEOPLE.ben), role: 'builder', model: generations[7], amount: expect.any(BigInt) },
    ]);
    const exact = UNIT_PRICE / 5n ** 8n;
    const apart = (builders[0]?.amount ?? 0n) - exact;
    expect(apart > -3n && apart < 3n).toBe(true);
  });
});
