import type { Hex } from '@/lib/core/hex';
import type { RecordFields } from '@/lib/records/record-line';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { TrainingSet } from '@/lib/schemas/training-set';
import { checkCredits } from '@/lib/verify/check-credits';
import type { CheckList } from '@/lib/verify/check-list';
import { hashRecords } from '@/lib/verify/hash-records';
import type { VersionRecord } from '@/lib/verify/list-version-records';
import type { LoadedContribution } from '@/lib/verify/load-contribution';
import type { LoadedVersion } from '@/lib/verify/load-datanet-version';
import type { PublishedInputs } from '@/lib/verify/published-inputs';

/** A training record as the model saw it, with what the published training set says of it. */
export type TrainedRecord = TrainingSet['records'][number] & {
  readonly contributor: Hex;
  readonly fields: RecordFields;
  readonly text: string;
  /** Empty for a kind of model that has no labels. */
  readonly label: string;
};

/** A record that was left out as a copy, as its contribution's file has it. */
export type LeftOutRecord = TrainingSet['collapsed'][number] & { readonly fields: RecordFields };

/** Null where the text of any of them is gone. */
export type ReadTrainingSet = {
  readonly training: readonly TrainedRecord[] | null;
  readonly copies: readonly LeftOutRecord[] | null;
};

const UNREADABLE: ReadTrainingSet = { training: null, copies: null };

type Ref = Pick<VersionRecord, 'datanetId' | 'contributionId' | 'index' | 'hash'>;

/**
 * Checks a published training set against the records of the Datanet versions: which they are, in which order, which
 * copies were left out, who is credited for each. Where the text of any contribution is gone (`records` null), the
 * hashes are checked against the contributions' roots instead. Returns the records with their texts, and none when
 * they are not what they should be.
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
    mostRecords: number;
  },
): Promise<ReadTrainingSet> {
  const { manifest, trainingSet, versions, records, mostRecords } = input;
  list.compare('Its manifest names the number and the hash of the training records', {
    field: '',
    expected: {
      records: trainingSet.records.length,
      recordsHash: trainingSet.records.length > 0 ? hashRecords(trainingSet.records) : null,
    },
    found: { records: manifest.records, recordsHash: manifest.recordsHash },
    detail: `${manifest.records} records`,
  });
  const contributions = new Map(
    versions.flatMap((version) => version.contributions.map((one) => [one.fact.id, one] as const)),
  );
  if (!records) {
    if (!checkByHash(list, { manifest, trainingSet, contributions })) return UNREADABLE;
    return readTexts({ manifest, trainingSet, contributions });
  }
  const trainable = records.flatMap((record) => {
    const read = readAs(manifest, record.fields);
    return read ? [{ ...record, ...read }] : [];
  });
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
  if (!agree) return UNREADABLE;
  await checkCredits(inputs, list, { manifest, trainingSet, trainable, mostRecords });
  return readTexts({ manifest, trainingSet, contributions });
}

function readTexts(input: {
  manifest: ModelManifest;
  trainingSet: TrainingSet;
  contributions: ReadonlyMap<number, LoadedContribution>;
}): ReadTrainingSet {
  const { trainingSet } = input;
  const training = trainingSet.records.flatMap((line): TrainedRecord[] => {
    const contribution = input.contributions.get(line.contributionId);
    const record = contribution?.records?.[line.index];
    const read = record ? readAs(input.manifest, record.fields) : null;
    if (!contribution || !record || !read) return [];
    return [{ ...line, ...read, contributor: contribution.fact.contributor, fields: record.fields }];
  });
  const copies = trainingSet.collapsed.flatMap((line): LeftOutRecord[] => {
    const record = input.contributions.get(line.contributionId)?.records?.[line.index];
    return record ? [{ ...line, fields: record.fields }] : [];
  });
  return {
    training: training.length === trainingSet.records.length ? training : null,
    copies: copies.length === trainingSet.collapsed.length ? copies : null,
  };
}

/** A record's text and label as this model reads them; null for one that it cannot be trained on. */
function readAs(manifest: ModelManifest, fields: RecordFields): { text: string; label: string } | null {
  const text = String(fields[manifest.textField] ?? '');
  const label = manifest.kind === 'classifier' ? String(fields[manifest.labelField] ?? '') : '';
  return text === '' || (manifest.kind === 'classifier' && label === '') ? null : { text, label };
}

/** Some texts are gone; the hashes of every record are fixed by the contributions' roots all the same. */
function checkByHash(
  list: CheckList,
  input: {
    manifest: ModelManifest;
    trainingSet: TrainingSet;
    contributions: ReadonlyMap<number, LoadedContribution>;
  },
): boolean {
  const title = 'Its training records are records of those versions';
  const lines = input.trainingSet.records;
  let checked = 0;
  for (const [k, { datanetId, contributionId, index, hash }] of lines.entries()) {
    const contribution = input.contributions.get(contributionId);
    if (contribution?.fact.datanetId !== datanetId) {
      list.differs(title, {
        field: `records[${k}].contributionId`,
        expected: 'a contribution of the Datanet versions',
        found: contributionId,
      });
      return false;
    }
    if (!contribution.hashes) continue;
    const found = contribution.fact.accepted?.excluded.includes(index) ? 'a record that was left out' : hash;
    if (contribution.hashes[index] !== found) {
      list.differs(title, { field: `records[${k}].hash`, expected: contribution.hashes[index], found });
      return false;
    }
    const record = contribution.records?.[index];
    if (record && !readAs(input.manifest, record.fields)) {
      list.differs(title, { field: `records[${k}]`, expected: 'a record that it can be trained on', found: hash });
      return false;
    }
    checked += 1;
  }
  if (checked === lines.length) list.agrees(title, `${checked} records, by their hashes`);
  else list.notCheckable(title, `Of ${lines.length - checked} records not even the hash can be read.`);
  list.notCheckable(
    'Which records were left out as copies or as corrected, and who is credited for each',
    'That follows from all the texts of those versions, and some of them cannot be read.',
  );
  return true;
}

function keyOf({ contributionId, index }: Pick<Ref, 'contributionId' | 'index'>): string {
  return `${contributionId} ${index}`;
}

function refOf({ datanetId, contributionId, index, hash }: Ref): Ref {
  return { datanetId, contributionId, index, hash };
}
