import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { type FactsSource, placeOf, readInRanges } from '@/lib/chain/facts/read-in-ranges';
import type { ModelFact } from '@/lib/chain/facts/types';
import { toLowerHex } from '@/lib/core/hex';

/** A model's versions, owners and prices through time, and what it was made from; null when no version of it was published. */
export async function readModel(source: FactsSource, id: number): Promise<ModelFact | null> {
  const base = { address: source.addresses.modelRegistry, abi: modelRegistryAbi, strict: true } as const;
  const args = { modelId: BigInt(id) };
  const [versions, prices, transfers, [lineage]] = await Promise.all([
    readInRanges(source, (range) =>
      source.client.getContractEvents({ ...base, ...range, args, eventName: 'ModelVersionPublished' }),
    ),
    readInRanges(source, (range) =>
      source.client.getContractEvents({ ...base, ...range, args, eventName: 'PriceChanged' }),
    ),
    readInRanges(source, (range) =>
      source.client.getContractEvents({ ...base, ...range, args: { tokenId: BigInt(id) }, eventName: 'Transfer' }),
    ),
    readInRanges(source, (range) =>
      source.client.getContractEvents({ ...base, ...range, args, eventName: 'LineageDeclared' }),
    ),
  ]);
  if (versions.length === 0) return null;
  return {
    versions: versions.map((log) => ({
      ...placeOf(log),
      version: Number(log.args.version),
      publisher: toLowerHex(log.args.publisher),
      computeProvider: toLowerHex(log.args.computeProvider),
      manifestCid: log.args.manifestCid,
      manifestHash: toLowerHex(log.args.manifestHash),
      datanets: log.args.datanets.map(({ datanetId, version }) => ({
        datanetId: Number(datanetId),
        version: Number(version),
      })),
    })),
    owners: transfers.map((log) => ({ ...placeOf(log), account: toLowerHex(log.args.to) })),
    prices: prices.map((log) => ({ ...placeOf(log), unitPrice: log.args.unitPrice })),
    parents: lineage ? lineage.args.parents.map(({ modelId, part }) => ({ modelId: Number(modelId), part })) : [],
  };
}
