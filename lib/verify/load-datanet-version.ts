import { type ContributionFact, type DatanetFact, type DatanetVersionFact, isBefore } from '@/lib/chain/facts/types';
import { versionManifestSchema } from '@/lib/schemas/version-manifest';
import type { CheckList } from '@/lib/verify/check-list';
import { type LoadedContribution, loadContribution } from '@/lib/verify/load-contribution';
import type { PublishedInputs } from '@/lib/verify/published-inputs';
import { readJsonFile } from '@/lib/verify/read-json-file';

/** A Datanet version as the chain fixes it; contributions in the order of their acceptance. */
export type LoadedVersion = {
  readonly datanetId: number;
  readonly fact: DatanetVersionFact;
  readonly contributions: readonly LoadedContribution[];
};

/**
 * Checks a Datanet version's manifest against the chain, which alone decides what the version holds, and reads its
 * contributions' files. Null when the chain knows no such version.
 */
export async function loadDatanetVersion(
  inputs: PublishedInputs,
  list: CheckList,
  { datanetId, version }: { datanetId: number; version: number },
): Promise<LoadedVersion | null> {
  list.step(`Reading version ${version} of Datanet ${datanetId}`);
  const datanet = await inputs.facts.datanet(datanetId);
  const fact = datanet?.versions.find((one) => one.version === version);
  if (!datanet || !fact) {
    list.differs('The chain knows this version', {
      field: 'datanets',
      expected: 'a published version',
      found: `version ${version} of Datanet ${datanetId}`,
    });
    return null;
  }
  const held = contributionsOf(datanet, fact);
  const manifest = await readJsonFile(inputs, list, {
    cid: fact.manifestCid,
    schema: versionManifestSchema,
    what: 'Version manifest',
  });
  if (manifest) {
    list.compare('Its manifest has the hash that stands on chain', {
      field: 'manifestHash',
      expected: fact.manifestHash,
      found: manifest.hash,
      detail: manifest.hash,
    });
    list.compare('Its manifest lists the contributions that the chain accepted', {
      field: '',
      expected: {
        version: 1,
        datanetId,
        number: version,
        contributions: held.map(({ id, contributor, recordsRoot, cid, recordCount, accepted }) => ({
          contributionId: id,
          contributor,
          recordsRoot,
          cid,
          recordCount,
          excluded: accepted?.excluded ?? [],
        })),
        recordCount: held.reduce((sum, one) => sum + one.recordCount - (one.accepted?.excluded.length ?? 0), 0),
      },
      found: manifest.value,
      detail: `${held.length} contributions, ${manifest.value.recordCount} records`,
    });
  }
  const contributions: LoadedContribution[] = [];
  for (const one of held) {
    contributions.push(await loadContribution(inputs, list.about(`Contribution ${one.id}`), one));
  }
  const read = contributions.filter(({ records }) => records !== null);
  if (read.length > 0) {
    list.agrees(
      'Its records are those whose Merkle roots their contributors signed',
      `${read.length} of ${held.length} contributions read, ${read.reduce((sum, one) => sum + one.fact.recordCount, 0)} records`,
    );
  }
  return { datanetId, fact, contributions };
}

/** What `DatanetRegistry.isInVersion` says, from the events: accepted up to the version and not withdrawn before it. */
export function contributionsOf(datanet: DatanetFact, version: DatanetVersionFact): ContributionFact[] {
  return [...datanet.contributions.values()]
    .filter(
      ({ accepted, withdrawn }) =>
        accepted !== null &&
        accepted.sequence <= version.acceptedCount &&
        (withdrawn === null || isBefore(version, withdrawn)),
    )
    .sort((a, b) => (a.accepted?.sequence ?? 0) - (b.accepted?.sequence ?? 0));
}
