import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { TrainingSet } from '@/lib/schemas/training-set';
import { checkCredits } from '@/lib/verify/check-credits';
import type { CheckList } from '@/lib/verify/check-list';
import { hashRecords } from '@/lib/verify/hash-records';
import type { VersionRecord } from '@/lib/verify/list-version-records';
import type { LoadedVersion } from '@/lib/verify/load-datanet-version';
import type { PublishedInputs } from '@/lib/verify/published-inputs';

/** A training record as the model saw it, with its line of the published training set. */
export type TrainedRecord = VersionRecord &
  Pick<TrainingSet['records'][number], 'credits' | 'resembles' | 'harm' | 'harmful'> & {
    readonly text: string;
    /** Empty for a kind of model that has no labels. */
    readonly label: string;
  };

type Ref = Pick<VersionRecord, 'datanetId' | 'contributionId' | 'index' | 'hash'>;

/**
 * Checks a published training set against the records of the Datanet versions: which they are, in which order, which
 * copies were left out, who is credited for each. Returns the training records with their texts; null when the text of
 * any contribution is gone (`records` null): then their hashes are checked against the contributions' roots.
 */
export async function checkTrainingSet(
  inputs: PublishedInputs,
  list: CheckList,
  input: {
    manifest: ModelManifest;
    trainingSet: TrainingSet;
    versions: readonly LoadedVersion[];
    /** Every record of the versions, in version order. */
    records: readonly VersionRecord[] | null;
  },
): Promise<readonly TrainedRecord[] | null> {
  const { manifest, trainingSet, versions, records } = input;
  list.compare('Its manifest names the number and the hash of the training records', {
    field: '',
    expected: {
      records: trainingSet.records.length,
      recordsHash: trainingSet.records.length > 0 ? hashRecords(trainingSet.records) : null,
    },
    found: { records: manifest.records, recordsHash: manifest.recordsHash },
    detail: `${manifest.records} records`,
  });
  if (!records) {
    checkByHash(list, { trainingSet, versions });
    return null;
  }
  const trainable = records.flatMap((record) => readTrainable(record, manifest) ?? []);
  const leftOut = new Set(trainingSet.collapsed.map(keyOf));
  const agree = list.compare('Its training set lists the records of those versions, in their order', {
    field: '',
    expected: {
      records: trainable.filter((record) => !leftOut.has(keyOf(record))).map(refOf),
      collapsed: trainable.filter((record) => leftOut.has(keyOf(record))).map(refOf),
    },
    found: { records: trainingSet.records.map(refOf), collapsed: trainingSet.collapsed.map(refOf) },
    detail: `${trainingSet.records.length} records, ${trainingSet.collapsed.length} copies left out`,
  });
  if (!agree) return null;
  await checkCredits(inputs, list, { manifest, trainingSet, trainable });
  const lines = new Map(trainingSet.records.map((line) => [keyOf(line), line]));
  return trainable.flatMap((record) => {
    const line = lines.get(keyOf(record));
    if (!line) return [];
    const { credits, resembles, harm, harmful } = line;
    return [{ ...record, credits, resembles, harm, harmful }];
  });
}

/** A record's text and label as this model reads them; null for one that it cannot be trained on. */
function readTrainable(
  record: VersionRecord,
  manifest: ModelManifest,
): (VersionRecord & { text: string; label: string }) | null {
  const text = String(record.fields[manifest.textField] ?? '');
  const label = manifest.kind === 'classifier' ? String(record.fields[manifest.labelField] ?? '') : '';
  if (text === '' || (manifest.kind === 'classifier' && label === '')) return null;
  return { ...record, text, label };
}

/** The texts are gone; the hashes of every record are fixed by the contributions' roots all the same. */
function checkByHash(
  list: CheckList,
  { trainingSet, versions }: { trainingSet: TrainingSet; versions: readonly LoadedVersion[] },
): void {
  const title = 'Its training records are records of those versions';
  const contributions = new Map(
    versions.flatMap((version) => version.contributions.map((one) => [one.fact.id, { ...one, version }])),
  );
  let checked = 0;
  for (const [k, { datanetId, contributionId, index, hash }] of trainingSet.records.entries()) {
    const contribution = contributions.get(contributionId);
    if (!contribution || contribution.version.datanetId !== datanetId) {
      list.differs(title, {
        field: `records[${k}].contributionId`,
        expected: 'a contribution of the Datanet versions',
        found: contributionId,
      });
      return;
    }
    if (!contribution.hashes) continue;
    const found = contribution.fact.accepted?.excluded.includes(index) ? 'a record that was left out' : hash;
    if (contribution.hashes[index] !== found) {
      list.differs(title, { field: `records[${k}].hash`, expected: contribution.hashes[index], found });
      return;
    }
    checked += 1;
  }
  if (checked === trainingSet.records.length) list.agrees(title, `${checked} records, by their hashes`);
  else list.notCheckable(title, `Of ${trainingSet.records.length - checked} records not even the hash can be read.`);
  list.notCheckable(
    'Which records were left out as copies or as corrected, and who is credited for each',
    'That follows from the texts, and some of them were withdrawn.',
  );
}

function keyOf({ contributionId, index }: Pick<Ref, 'contributionId' | 'index'>): string {
  return `${contributionId} ${index}`;
}

function refOf({ datanetId, contributionId, index, hash }: Ref): Ref {
  return { datanetId, contributionId, index, hash };
}
