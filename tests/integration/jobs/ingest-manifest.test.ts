import { afterAll, beforeAll, expect, it } from 'vitest';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { listContradictedManifests } from '@/lib/db/contradicted-manifest';
import { readModel } from '@/lib/server/models/read-model';
import { PEOPLE, startEconomy, type TestEconomy } from '@/tests/support/start-economy';

let economy: TestEconomy;
beforeAll(async () => {
  economy = await startEconomy();
});
afterAll(() => economy.stop());

it('reads no manifest that was trained on other Datanet versions than its publisher names on chain', async () => {
  const { publisher, chain, database } = economy;
  const datanetId = await publisher.createDatanet(PEOPLE.ben);
  await publisher.makeCurator(PEOPLE.ben, { datanetId, curator: PEOPLE.other });
  const records = [{ fields: { text: 'something else', label: 'red' } }];
  await publisher.contribute(PEOPLE.ana, { datanetId, records, curator: PEOPLE.other });
  await publisher.publishVersion(PEOPLE.ben, datanetId);
  const before = await database.db.modelManifest.findMany({ select: { cid: true } });

  // The next model is trained on Datanet 1 and published as if it were on the other one, whose curators would be paid.
  const models = { address: chain.addresses.modelRegistry, abi: modelRegistryAbi };
  const send = publisher.send;
  const run = await economy.publisher.publishModel(PEOPLE.builder, {
    compute: PEOPLE.compute,
    unitPrice: 1n,
    request: { name: 'Honest' },
  });
  const honest = await database.db.modelVersion.findFirstOrThrow({
    where: { modelId: run },
    select: { manifestCid: true, manifestHash: true },
  });
  expect((await database.db.modelManifest.findMany()).length).toBe(before.length + 1);
  const file = await database.db.modelManifest.delete({ where: { cid: honest.manifestCid } });
  const lineage = { adapter: false, leastChildPart: 0, parents: [] };
  const sources = [{ datanetId: BigInt(datanetId), version: 1n }];
  const args = [honest.manifestCid, honest.manifestHash, 1n, chain.addressOf(PEOPLE.compute), sources, lineage];
  await send(PEOPLE.builder, { ...models, functionName: 'publishModel', args });
  await publisher.index();
  expect(await database.db.modelVersion.count({ where: { manifestCid: honest.manifestCid } })).toBe(2);
  expect(await database.db.modelManifest.findUnique({ where: { cid: honest.manifestCid } })).toBeNull();

  // Its page waits a while for what may still be read, and then says that it cannot be.
  const namedAt = async (publishedAt: Date) => {
    await database.db.modelVersion.updateMany({ where: { modelId: run + 1 }, data: { publishedAt } });
    return readModel(database, run + 1);
  };
  expect(await namedAt(new Date())).toMatchObject({ name: null, awaited: true });
  expect(await namedAt(new Date(Date.now() - 3_600_000))).toMatchObject({ name: null, awaited: false });

  // Read for an honest version, the same file serves no other that contradicts it.
  const versions = [
    { modelId: run, version: 1 },
    { modelId: run + 1, version: 1 },
    { modelId: 1, version: 1 },
  ];
  await database.db.modelManifest.create({ data: { ...file, manifest: { ...Object(file.manifest) } } });
  expect(await listContradictedManifests(database.db, versions)).toEqual([{ modelId: run + 1, version: 1 }]);

  // An adapter has to name its base as its parent on chain: else nobody behind the base would be paid.
  const manifest = { ...Object(file.manifest), base: { modelId: 1 } };
  await database.db.modelManifest.update({
    where: { cid: honest.manifestCid },
    data: { kind: 'adapter', manifest },
  });
  const own = [{ modelId: run, version: 1 }];
  expect(await listContradictedManifests(database.db, own)).toEqual(own);
  await database.db.modelParent.create({ data: { modelId: run, parentId: 1, part: 0 } });
  expect(await listContradictedManifests(database.db, own)).toEqual([]);
});
