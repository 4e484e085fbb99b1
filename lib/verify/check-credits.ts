import { creditTexts } from '@/lib/attribution/near-duplicates/credit-texts';
import type { SimilarityThresholds } from '@/lib/attribution/near-duplicates/types';
import { parseJson } from '@/lib/core/parse-json';
import { comparesWhole } from '@/lib/records/compares-whole';
import { creditsOf } from '@/lib/rewards/credit-record';
import { DEFAULT_SIMILARITY, datanetMetadataSchema } from '@/lib/schemas/datanet';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { TrainingSet } from '@/lib/schemas/training-set';
import type { CheckList } from '@/lib/verify/check-list';
import { creditWholeRecords } from '@/lib/verify/credit-whole-records';
import { findDifferences } from '@/lib/verify/find-differences';
import { listPublicTexts } from '@/lib/verify/list-public-texts';
import type { VersionRecord } from '@/lib/verify/list-version-records';
import type { PublishedInputs } from '@/lib/verify/published-inputs';

export const CREDITS_TITLE =
  'Copies were left out, and every record is credited, by the rules for copies and look-alikes';

/**
 * Computes again which records are copies of which earlier public ones and who is credited for each, over every record
 * that was public when the model was trained, in whatever Datanet, and compares it with the published training set.
 * @param trainable the versions' records that the model could be trained on, in training order
 */
export async function checkCredits(
  inputs: PublishedInputs,
  list: CheckList,
  input: {
    manifest: ModelManifest;
    trainingSet: TrainingSet;
    trainable: readonly (VersionRecord & { readonly text: string })[];
    /** Of how many public records texts are compared at most. */
    mostRecords: number;
  },
): Promise<void> {
  const { manifest, trainingSet, trainable, mostRecords } = input;
  const { asOfBlock } = trainingSet;
  const thresholds = new Map<number, SimilarityThresholds>();
  for (const id of new Set(trainable.map(({ datanetId }) => datanetId))) {
    thresholds.set(id, await readThresholds(inputs, { datanetId: id, asOfBlock }));
  }
  const published = await listPublicTexts(inputs, list, { asOfBlock, mostRecords });
  if (!published) {
    list.notAsked(CREDITS_TITLE, `That compares more than ${mostRecords} public records; the command line does it.`);
    return;
  }
  list.step('Looking for copies and look-alikes');
  const training = trainable.map((record) => ({
    ...record,
    submittedBlock: record.submitted.blockNumber,
    submittedIndex: record.submitted.logIndex,
    thresholds: thresholds.get(record.datanetId) ?? DEFAULT_SIMILARITY,
    credits: creditsOf({ author: record.firstAuthor, corrector: record.contributor }),
  }));
  const credited = comparesWhole(manifest)
    ? creditWholeRecords(training, published.records)
    : creditTexts({ training, others: published.texts });
  const refOf = (position: number) => {
    const record = trainable[position];
    return record && `contribution ${record.contributionId}, record ${record.index}`;
  };
  const expected = {
    records: credited.kept.map(({ position, credits, resembles }) => ({ of: refOf(position), credits, resembles })),
    collapsed: credited.collapsed.map(({ position, into }) => ({ of: refOf(position), into })),
  };
  const nameOf = ({ contributionId, index }: { contributionId: number; index: number }) =>
    `contribution ${contributionId}, record ${index}`;
  const found = {
    records: trainingSet.records.map((line) => ({
      of: nameOf(line),
      credits: line.credits,
      resembles: line.resembles,
    })),
    collapsed: trainingSet.collapsed.map((line) => ({ of: nameOf(line), into: line.into })),
  };
  const differ = findDifferences({ path: '', expected, found, most: 1 }).length > 0;
  if (differ && published.gone.length > 0) {
    list.notCheckable(
      CREDITS_TITLE,
      `Records were compared with contributions whose text was withdrawn since: ${published.gone.join(', ')}.`,
    );
    return;
  }
  const resembling = trainingSet.records.filter(({ resembles }) => resembles !== null).length;
  list.compare(CREDITS_TITLE, {
    field: '',
    expected,
    found,
    detail: `${published.recordCount} public records; ${trainingSet.collapsed.length} copies, ${resembling} look-alikes`,
  });
}

/** From which likeness a Datanet took records for copies as of a block. */
async function readThresholds(
  { facts, readFile }: Pick<PublishedInputs, 'facts' | 'readFile'>,
  { datanetId, asOfBlock }: { datanetId: number; asOfBlock: number },
): Promise<SimilarityThresholds> {
  const datanet = await facts.datanet(datanetId);
  const described = datanet?.metadata.findLast(({ blockNumber }) => blockNumber <= asOfBlock);
  const file = described ? await readFile(described.cid) : null;
  if (file?.state !== 'found') return DEFAULT_SIMILARITY;
  const metadata = datanetMetadataSchema.safeParse(parseJson(file.bytes));
  return metadata.data?.similarity ?? DEFAULT_SIMILARITY;
}
