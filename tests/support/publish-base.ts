import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { keccak256 } from '@/lib/core/keccak';
import { findAnsweringVersion } from '@/lib/db/receipt-attribution';
import { openBase } from '@/lib/models/decoder/gguf/open-base';
import { modelManifestSchema } from '@/lib/schemas/model-manifest';
import { PEOPLE, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

/** Publishes a manifest as a model, or as the next version of one, on version 1 of a Datanet; read by the index. Returns the model's id. */
export async function publishManifest(
  { store, publisher, chain }: TestEconomy,
  { manifest, datanetId, modelId }: { manifest: Json; datanetId: number; modelId?: number },
): Promise<number> {
  modelManifestSchema.parse(manifest);
  const bytes = new TextEncoder().encode(canonicalJson(manifest));
  const { cid } = await store.put({ bytes });
  const models = { address: chain.addresses.modelRegistry, abi: modelRegistryAbi } as const;
  const provider = chain.addressOf(PEOPLE.compute);
  const sources = [{ datanetId: BigInt(datanetId), version: 1n }];
  const lineage = { adapter: false, leastChildPart: 0, parents: [] };
  const call =
    modelId === undefined
      ? { functionName: 'publishModel', args: [cid, keccak256(bytes), UNIT_PRICE, provider, sources, lineage] }
      : { functionName: 'publishModelVersion', args: [BigInt(modelId), cid, keccak256(bytes), provider, sources] };
  await publisher.send(PEOPLE.builder, { ...models, ...call });
  await publisher.index();
  return modelId ?? Number(await chain.reader.readContract({ ...models, functionName: 'modelCount' }));
}

/** Publishes a base on the records of model 1, as a model that adapters can be trained upon. Returns its id. */
export async function publishBase(economy: TestEconomy, file: Uint8Array): Promise<number> {
  const first = await findAnsweringVersion(economy.database.db, { modelId: 1, version: 1 });
  if (first?.manifest.kind !== 'classifier') throw new Error('Model 1 is no classifier.');
  const { labelField: _, labels: __, settings: ___, evaluation: ____, kind: _____, ...common } = first.manifest;
  const manifest = {
    ...common,
    kind: 'decoder',
    name: 'A base',
    weightsCid: (await economy.store.put({ bytes: file })).cid,
    weightsHash: keccak256(file),
    shape: { ...openBase(file).shape },
    accelerator: 'wasm-simd',
    ...{ seed: 'test', steps: 1, tokens: 1, heldOutLoss: null, evaluation: null },
  };
  return publishManifest(economy, { manifest, datanetId: 1 });
}
