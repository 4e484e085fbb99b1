import type { ModelVersionFact } from '@/lib/chain/facts/types';
import { keccak256 } from '@/lib/core/keccak';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import { type TrainingSet, trainingSetSchema } from '@/lib/schemas/training-set';
import type { CheckList } from '@/lib/verify/check-list';
import { checkTrainingSet, type ReadTrainingSet } from '@/lib/verify/check-training-set';
import { listVersionRecords } from '@/lib/verify/list-version-records';
import { type AdapterFiles, loadAdapterFiles } from '@/lib/verify/load-adapter-files';
import { type LoadedVersion, loadDatanetVersion } from '@/lib/verify/load-datanet-version';
import type { LoadedManifest } from '@/lib/verify/load-manifest';
import type { PublishedInputs } from '@/lib/verify/published-inputs';
import { readBytes, readJsonFile } from '@/lib/verify/read-json-file';

type UnreadText = {
  readonly id: number;
  readonly cid: string;
  readonly file: 'missing' | 'unfit';
  readonly withdrawn: boolean;
  /** Whether the training set lists a record of it. */
  readonly used: boolean;
};

/** A model version as far as it can still be recomputed. */
export type LoadedModel = LoadedManifest &
  ReadTrainingSet & {
    readonly trainingSet: TrainingSet | null;
    /** Null when they cannot be read, or are not those of the manifest. */
    readonly weights: Uint8Array | null;
    /** What an adapter has besides; null for other kinds, and when one of them cannot be read. */
    readonly adapter: AdapterFiles | null;
    /** Contributions with training records of it that were withdrawn, and since which block. */
    readonly withdrawn: readonly { readonly id: number; readonly blockNumber: number }[];
    /** Contributions of its Datanet versions whose text cannot be read. */
    readonly unread: readonly UnreadText[];
  };

/** Checks a model version from its manifest down: Datanet versions, contributions, training set, weights. */
export async function loadModel(
  inputs: PublishedInputs,
  list: CheckList,
  { loaded, mostRecords }: { loaded: LoadedManifest; mostRecords: number },
): Promise<LoadedModel> {
  const { fact, manifest } = loaded;
  const versions = await loadVersions(inputs, list, fact);
  const weights = await readWeights(inputs, list, manifest);
  const { parents } = loaded.model;
  const adapter = manifest.kind === 'adapter' ? await loadAdapterFiles(inputs, list, { manifest, parents }) : null;
  const trainingSet = await readTrainingSet(inputs, list, manifest);
  const used = new Set(trainingSet?.records.map(({ contributionId }) => contributionId));
  const withdrawn = versions.flatMap(({ contributions }) =>
    contributions.flatMap(({ fact: { id, withdrawn: gone } }) =>
      gone && used.has(id) ? [{ id, blockNumber: gone.blockNumber }] : [],
    ),
  );
  const unread = versions.flatMap(({ contributions }) =>
    contributions.flatMap(({ fact: { id, cid, withdrawn: gone }, file }) =>
      file === 'read' ? [] : [{ id, cid, file, withdrawn: gone !== null, used: used.has(id) }],
    ),
  );
  const base = { ...loaded, trainingSet, weights, adapter, withdrawn, unread };
  if (!trainingSet) return { ...base, training: null, copies: null };
  const records = versions.map(listVersionRecords);
  const texts = await checkTrainingSet(inputs, list, {
    manifest,
    trainingSet,
    versions,
    records: records.every((one) => one !== null) ? records.flat() : null,
    mostRecords,
  });
  return { ...base, ...texts };
}

async function loadVersions(
  inputs: PublishedInputs,
  list: CheckList,
  fact: ModelVersionFact,
): Promise<LoadedVersion[]> {
  const versions: LoadedVersion[] = [];
  for (const { datanetId, version } of fact.datanets) {
    const about = list.about(`Datanet ${datanetId}, version ${version}`);
    const loaded = await loadDatanetVersion(inputs, about, { datanetId, version });
    if (loaded) versions.push(loaded);
  }
  return versions;
}

async function readWeights(
  inputs: PublishedInputs,
  list: CheckList,
  { weightsCid, weightsHash }: ModelManifest,
): Promise<Uint8Array | null> {
  const bytes = await readBytes(inputs, list, { cid: weightsCid, what: 'Weights' });
  if (!bytes) return null;
  const agree = list.compare('Its weights have the hash that the manifest names', {
    field: 'weightsHash',
    expected: weightsHash,
    found: keccak256(bytes),
    detail: `${bytes.byteLength} bytes`,
  });
  return agree ? bytes : null;
}

async function readTrainingSet(
  inputs: PublishedInputs,
  list: CheckList,
  { trainingSetCid, trainingSetHash }: ModelManifest,
): Promise<TrainingSet | null> {
  const read = await readJsonFile(inputs, list, {
    cid: trainingSetCid,
    schema: trainingSetSchema,
    what: 'Training set',
  });
  if (!read) return null;
  const agree = list.compare('Its training set has the hash that the manifest names', {
    field: 'trainingSetHash',
    expected: trainingSetHash,
    found: read.hash,
    detail: read.hash,
  });
  return agree ? read.value : null;
}
