import { shareContributors } from '@/lib/attribution/contributor-shares/share-contributors';
import type { ModelVersionFact } from '@/lib/chain/facts/types';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { encodeClassifier } from '@/lib/models/classifier/model-bytes';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import type { Classifier } from '@/lib/models/classifier/types';
import { type ClassifierManifest, classifierManifestSchema } from '@/lib/schemas/model-manifest';
import { TEST_METADATA } from '@/tests/support/insert-datanet';
import type { PaperDatanet } from '@/tests/support/paper/paper-datanet';
import type { PaperFiles } from '@/tests/support/paper/paper-files';
import { PAPER_BLOCKS } from '@/tests/support/paper/paper-terms';

export type PaperModel = {
  readonly fact: ModelVersionFact;
  readonly manifest: ClassifierManifest;
  readonly model: Classifier;
  readonly weights: Uint8Array;
};

/** Trains a classifier on a Datanet's one version and writes its manifest, as the training job does. */
export async function trainPaperModel(
  files: PaperFiles,
  input: { datanet: PaperDatanet; name: string; builder: Hex; compute: Hex; publishedAt: number },
): Promise<PaperModel> {
  const { datanet, name, builder, compute } = input;
  const { records } = datanet;
  const settings = { maxFeatures: 4000, minDocumentFrequency: 1, bigrams: true, lambda: 1e-3, seed: 'paper' };
  const trained = trainClassifier({ records, settings: { ...settings, heldOutPartsPerMillion: 200_000 } });
  const weights = encodeClassifier(trained.model);
  const trainingSet = await files.putJson({
    version: 1,
    asOfBlock: PAPER_BLOCKS.credited,
    records: records.map(({ datanetId, contributionId, index, hash, credits }) => ({
      datanetId,
      contributionId,
      index,
      hash,
      credits,
      resembles: null,
      harm: '0',
      harmful: false,
    })),
    collapsed: [],
  });
  const manifest = classifierManifestSchema.parse({
    version: 1,
    kind: 'classifier',
    name,
    summary: 'A model on paper.',
    licences: ['CC0-1.0'],
    datanets: [
      {
        datanetId: datanet.id,
        version: 1,
        manifestHash: datanet.versionHash,
        name: TEST_METADATA.name,
        licence: 'CC0-1.0',
      },
    ],
    textField: 'text',
    labelField: 'label',
    settings: { ...settings, heldOutPercent: 20 },
    records: records.length,
    recordsHash: keccak256(records.map(({ hash }) => hash).join('')),
    trainingSetCid: trainingSet.cid,
    trainingSetHash: trainingSet.hash,
    labels: trained.model.labels,
    evaluation: trained.evaluation,
    contributorShares: shareContributors({ trained, records }),
    weightsCid: await files.put(weights),
    weightsHash: keccak256(weights),
    computeProvider: compute,
    builder,
  });
  const file = await files.putJson(manifest);
  return {
    manifest,
    model: trained.model,
    weights,
    fact: {
      blockNumber: input.publishedAt,
      logIndex: 0,
      version: 1,
      publisher: builder,
      computeProvider: compute,
      manifestCid: file.cid,
      manifestHash: file.hash,
      datanets: [{ datanetId: datanet.id, version: 1 }],
    },
  };
}
