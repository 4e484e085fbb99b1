import { type ChainFacts, isBefore, type ModelVersionFact } from '@/lib/chain/facts/types';
import type { Hex } from '@/lib/core/hex';
import { type ActiveStake, activeStakes, earningStakes } from '@/lib/rewards/active-stakes';
import type { Income } from '@/lib/rewards/divide-income';
import { contributionsOf } from '@/lib/verify/load-datanet-version';
import type { LoadedManifest } from '@/lib/verify/load-manifest';

type Version = { readonly modelId: number; readonly version: number };

/**
 * Puts a model version's income together from the chain and its manifest, all as of the end of a block: who owns it, the
 * stakes of those who curated what it rests on, and of its parents, which take part through the version that was newest
 * when the child's was published. A version that is reached twice is one shared object.
 */
export function openIncomes(
  facts: ChainFacts,
  manifest: (id: number, version: number) => Promise<LoadedManifest | null>,
): (of: Version & { block: number }) => Promise<Income | null> {
  const curators = new Map<string, Promise<ReadonlySet<Hex>>>();

  /** Who accepted at least one of the contributions that a Datanet version holds. */
  const curatorsOf = (datanetId: number, version: number): Promise<ReadonlySet<Hex>> => {
    const key = `${datanetId} ${version}`;
    const known = curators.get(key) ?? readCurators(facts, { datanetId, version });
    curators.set(key, known);
    return known;
  };

  async function stakesOf(fact: ModelVersionFact, block: number): Promise<readonly ActiveStake[]> {
    const events = await Promise.all(fact.datanets.map(({ datanetId }) => facts.stakes(datanetId)));
    const versions = await Promise.all(
      fact.datanets.map(async ({ datanetId, version }) => ({
        datanetId,
        curators: await curatorsOf(datanetId, version),
      })),
    );
    return earningStakes(activeStakes(events.flat(), { blockNumber: block }), versions);
  }

  return async ({ block, ...answered }) => {
    const known = new Map<string, Promise<Income | null>>();
    const incomeOf = ({ modelId, version }: Version): Promise<Income | null> => {
      const key = `${modelId} ${version}`;
      const income = known.get(key) ?? build({ modelId, version });
      known.set(key, income);
      return income;
    };
    const build = async ({ modelId, version }: Version): Promise<Income | null> => {
      const loaded = await manifest(modelId, version);
      if (!loaded) return null;
      const { model, fact } = loaded;
      const parents: { part: number; income: Income }[] = [];
      for (const { modelId: parentId, part } of model.parents) {
        const parent = await facts.model(parentId);
        const newest = parent?.versions.findLast((one) => isBefore(one, fact));
        const income = newest ? await incomeOf({ modelId: parentId, version: newest.version }) : null;
        if (!income) return null;
        parents.push({ part, income });
      }
      return {
        model: modelId,
        version,
        builder: model.owners.findLast(({ blockNumber }) => blockNumber <= block)?.account ?? null,
        compute: fact.computeProvider,
        stakes: await stakesOf(fact, block),
        versionShares: loaded.manifest.contributorShares.shares,
        parents,
      };
    };
    return incomeOf(answered);
  };
}

async function readCurators(
  facts: ChainFacts,
  { datanetId, version }: { datanetId: number; version: number },
): Promise<ReadonlySet<Hex>> {
  const datanet = await facts.datanet(datanetId);
  const fact = datanet?.versions.find((one) => one.version === version);
  if (!datanet || !fact) return new Set();
  return new Set(contributionsOf(datanet, fact).flatMap(({ accepted }) => (accepted ? [accepted.curator] : [])));
}
