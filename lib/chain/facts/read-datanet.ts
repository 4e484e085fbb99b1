import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { type FactsSource, placeOf, readInRanges } from '@/lib/chain/facts/read-in-ranges';
import type { ContributionFact, DatanetFact } from '@/lib/chain/facts/types';
import { toLowerHex } from '@/lib/core/hex';

/** A Datanet's versions and contributions, with what became of each; null when there is none with this id. */
export async function readDatanet(source: FactsSource, id: number): Promise<DatanetFact | null> {
  const args = { datanetId: BigInt(id) };
  const base = { address: source.addresses.datanetRegistry, abi: datanetRegistryAbi, strict: true, args } as const;
  const { client } = source;
  const [created, described, versions, submitted, accepted, rejected, withdrawn] = await Promise.all([
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'DatanetCreated' })),
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'MetadataChanged' })),
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'VersionPublished' })),
    readInRanges(source, (range) =>
      client.getContractEvents({ ...base, ...range, eventName: 'ContributionSubmitted' }),
    ),
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'ContributionAccepted' })),
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'ContributionRejected' })),
    readInRanges(source, (range) =>
      client.getContractEvents({ ...base, ...range, eventName: 'ContributionWithdrawn' }),
    ),
  ]);
  if (created.length === 0) return null;
  const byId = <Log extends { args: { contributionId: bigint } }>(logs: readonly Log[]) =>
    new Map(logs.map((log) => [log.args.contributionId, log]));
  const [acceptances, rejections, withdrawals] = [byId(accepted), byId(rejected), byId(withdrawn)];
  const contributions = submitted.map((log): ContributionFact => {
    const { contributionId, contributor, recordsRoot, recordCount, cid } = log.args;
    const acceptance = acceptances.get(contributionId);
    const rejection = rejections.get(contributionId);
    const withdrawal = withdrawals.get(contributionId);
    return {
      id: Number(contributionId),
      datanetId: id,
      contributor: toLowerHex(contributor),
      recordsRoot: toLowerHex(recordsRoot),
      recordCount,
      cid,
      submitted: placeOf(log),
      accepted: acceptance
        ? {
            ...placeOf(acceptance),
            curator: toLowerHex(acceptance.args.curator),
            sequence: Number(acceptance.args.sequence),
            excluded: [...acceptance.args.excluded],
          }
        : null,
      rejected: rejection ? placeOf(rejection) : null,
      withdrawn: withdrawal ? placeOf(withdrawal) : null,
    };
  });
  return {
    metadata: [...created, ...described].map((log) => ({ ...placeOf(log), cid: log.args.metadataCid })),
    versions: versions.map((log) => ({
      ...placeOf(log),
      version: Number(log.args.version),
      acceptedCount: Number(log.args.acceptedCount),
      manifestCid: log.args.manifestCid,
      manifestHash: toLowerHex(log.args.manifestHash),
    })),
    contributions: new Map(contributions.map((contribution) => [contribution.id, contribution])),
  };
}

/** The ids of all Datanets, ascending. */
export async function readDatanets(source: FactsSource): Promise<number[]> {
  const created = await readInRanges(source, (range) =>
    source.client.getContractEvents({
      ...range,
      address: source.addresses.datanetRegistry,
      abi: datanetRegistryAbi,
      strict: true,
      eventName: 'DatanetCreated',
    }),
  );
  return created.map(({ args }) => Number(args.datanetId));
}
