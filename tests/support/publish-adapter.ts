import { randomUUID } from 'node:crypto';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { keccak256 } from '@/lib/core/keccak';
import { findAnsweringVersion } from '@/lib/db/receipt-attribution';
import { modelManifestSchema } from '@/lib/schemas/model-manifest';
import { PEOPLE, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

type Weights = { base: Uint8Array; adapter: Uint8Array };

/**
 * Publishes a base and an adapter laid upon it, on the records of model 1: their manifests in the store, the models on the
 * chain, read by the index. The weights are not trained; who asks them tests the asking.
 */
export async function publishAdapter(
  economy: TestEconomy,
  { base, adapter }: Weights,
): Promise<{ baseId: number; adapterId: number; baseCid: string; adapterCid: string }> {
  const first = await findAnsweringVersion(economy.database.db, { modelId: 1, version: 1 });
  if (first?.manifest.kind !== 'classifier') throw new Error('Model 1 is no classifier.');
  const { labelField: _, labels: __, settings: ___, evaluation: ____, kind: _____, ...common } = first.manifest;
  const put = async (bytes: Uint8Array) => ({
    weightsCid: (await economy.store.put({ bytes })).cid,
    weightsHash: keccak256(bytes),
  });
  const [baseWeights, adapterWeights] = [await put(base), await put(adapter)];
  const baseId = await publish(economy, {
    ...common,
    ...baseWeights,
    kind: 'decoder',
    name: 'A base',
    shape: {
      vocabulary: 8,
      width: 4,
      layers: 1,
      heads: 1,
      keyValueHeads: 1,
      headWidth: 4,
      hidden: 8,
      context: 64,
      epsilon: 1e-5,
      ropeBase: 10_000,
    },
    accelerator: 'wasm-simd',
    seed: 'test',
    steps: 1,
    tokens: 1,
    heldOutLoss: null,
    evaluation: null,
  });
  const gradients = new Uint8Array(8);
  const adapterId = await publish(
    economy,
    {
      ...common,
      ...adapterWeights,
      kind: 'adapter',
      name: 'Colours in words',
      questionField: null,
      base: { modelId: baseId, version: 1, ...baseWeights },
      settings: { rank: 4, steps: 20, rate: 4e-3, heldOutPercent: 10, seed: 'test' },
      accelerator: 'wasm-simd',
      evaluation: null,
      gradientsCid: (await economy.store.put({ bytes: gradients })).cid,
      gradientsHash: keccak256(gradients),
      attribution: { pays: 'influence', measured: null },
    },
    [baseId],
  );
  return { baseId, adapterId, baseCid: baseWeights.weightsCid, adapterCid: adapterWeights.weightsCid };
}

async function publish(
  { database, store, publisher, chain }: TestEconomy,
  manifest: Json,
  parents: readonly number[] = [],
): Promise<number> {
  const text = canonicalJson(manifest);
  const bytes = new TextEncoder().encode(text);
  const { cid } = await store.put({ bytes });
  const { kind, name } = modelManifestSchema.parse(manifest);
  if (kind === 'adapter') {
    // The run that it would have come from: an adapter that no run here made is not served.
    const run = { id: randomUUID(), account: chain.addressOf(PEOPLE.builder), name, kind, settings: {}, datanets: [] };
    await database.db.trainingRun.create({ data: { ...run, state: 'succeeded', progress: {}, manifestCid: cid } });
  }
  const models = { address: chain.addresses.modelRegistry, abi: modelRegistryAbi } as const;
  const lineage = {
    adapter: parents.length > 0,
    leastChildPart: 0,
    parents: parents.map((modelId) => ({ modelId: BigInt(modelId), part: 0 })),
  };
  const sources = [{ datanetId: 1n, version: 1n }];
  const args = [cid, keccak256(bytes), UNIT_PRICE, chain.addressOf(PEOPLE.compute), sources, lineage];
  await publisher.send(PEOPLE.builder, { ...models, functionName: 'publishModel', args });
  await publisher.index();
  return Number(await chain.reader.readContract({ ...models, functionName: 'modelCount' }));
}
