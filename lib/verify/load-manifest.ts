import type { ModelFact, ModelVersionFact } from '@/lib/chain/facts/types';
import { type ModelManifest, modelManifestSchema } from '@/lib/schemas/model-manifest';
import type { CheckList } from '@/lib/verify/check-list';
import type { PublishedInputs } from '@/lib/verify/published-inputs';
import { readJsonFile } from '@/lib/verify/read-json-file';

/** What a model version says of itself, and what the chain says of it. */
export type LoadedManifest = {
  readonly id: number;
  readonly model: ModelFact;
  readonly fact: ModelVersionFact;
  readonly manifest: ModelManifest;
};

/**
 * Checks a model version's manifest against the chain: its hash, who trained and who computed it, and on what. Null, with
 * the reason in the report, when the chain knows no such version or the manifest cannot be read.
 */
export async function loadManifest(
  inputs: PublishedInputs,
  list: CheckList,
  { modelId, version }: { modelId: number; version: number },
): Promise<LoadedManifest | null> {
  list.step(`Reading model ${modelId}, version ${version}`);
  const model = await inputs.facts.model(modelId);
  const fact = model?.versions.find((one) => one.version === version);
  if (!model || !fact) {
    list.differs('The chain knows this model version', {
      field: 'model.version',
      expected: model
        ? `one of the versions ${model.versions.map((one) => one.version).join(', ')}`
        : 'a published model',
      found: `version ${version} of model ${modelId}`,
    });
    return null;
  }
  const read = await readJsonFile(inputs, list, {
    cid: fact.manifestCid,
    schema: modelManifestSchema,
    what: 'Manifest',
  });
  if (!read) return null;
  const manifest = read.value;
  list.compare('Its manifest has the hash that stands on chain', {
    field: 'manifestHash',
    expected: fact.manifestHash,
    found: read.hash,
    detail: read.hash,
  });
  list.compare('Its manifest names who computed it as the chain does', {
    field: 'computeProvider',
    expected: fact.computeProvider,
    found: manifest.computeProvider,
    detail: manifest.computeProvider,
  });
  list.compare('It was published by the account that trained it', {
    field: 'builder',
    expected: fact.publisher,
    found: manifest.builder,
    detail: manifest.builder,
  });
  const named = await Promise.all(
    fact.datanets.map(async ({ datanetId, version: number }) => {
      const datanet = await inputs.facts.datanet(datanetId);
      return {
        datanetId,
        version: number,
        manifestHash: datanet?.versions.find((one) => one.version === number)?.manifestHash ?? null,
      };
    }),
  );
  list.compare('It was trained on the Datanet versions that the chain names', {
    field: 'datanets',
    expected: named,
    found: manifest.datanets.map(({ datanetId, version: number, manifestHash }) => ({
      datanetId,
      version: number,
      manifestHash,
    })),
    detail: manifest.datanets.map(({ name, version: number }) => `${name}, version ${number}`).join('; '),
  });
  return { id: modelId, model, fact, manifest };
}
