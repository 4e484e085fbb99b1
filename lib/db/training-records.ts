import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import type { Db } from '@/lib/db/client';
import { type VersionRecord, versionRecords } from '@/lib/db/version-records';

/** What a model's training data is read from; all of it is in the published manifest. */
export type TrainingSource = {
  readonly datanets: readonly { readonly datanetId: number; readonly version: number }[];
  readonly textField: string;
} & ({ readonly kind: 'classifier'; readonly labelField: string } | { readonly kind: 'retrieval' });

/** A record as a model is trained on it, with who is credited for it. */
export type TrainingRecord = Pick<
  VersionRecord,
  'contributionId' | 'index' | 'hash' | 'contentHash' | 'contributor' | 'firstAuthor' | 'fields'
> & {
  readonly datanetId: number;
  readonly text: string;
  /** Empty for a kind of model that has no labels. */
  readonly label: string;
};

/** A record that was left out as an exact copy of another of the list. */
export type CollapsedRecord = Pick<TrainingRecord, 'datanetId' | 'contributionId' | 'index' | 'hash'> & {
  readonly into: Pick<TrainingRecord, 'datanetId' | 'contributionId' | 'index' | 'hash'>;
};

/**
 * The records a model is trained on, in training order: Datanets in the order given, each in version order. Exact
 * copies (equal fields) collapse to the earliest submission by (block, log index, position), whatever the order of
 * acceptance, so that copying somebody's record earns nothing; the copies are listed apart. Records without a text, or
 * without the label that a classifier needs, are left out.
 * The trainer, the attribution and the verifier all start from this list.
 * Throws `not-found`, `not-ready` as {@link versionRecords}; `invalid-input` when nothing is left.
 */
export async function readTrainingRecords(
  db: Db,
  source: TrainingSource,
): Promise<{ records: TrainingRecord[]; collapsed: CollapsedRecord[] }> {
  const all: (VersionRecord & { datanetId: number })[] = [];
  for (const { datanetId, version } of source.datanets) {
    for (const record of await versionRecords(db, { datanetId, version })) all.push({ ...record, datanetId });
  }
  const earliest = new Map<Hex, (typeof all)[number]>();
  for (const record of all) {
    const known = earliest.get(record.contentHash);
    if (!known || compareSubmission(record, known) < 0) earliest.set(record.contentHash, record);
  }
  const records: TrainingRecord[] = [];
  const collapsed: CollapsedRecord[] = [];
  for (const record of all) {
    const { datanetId, contributionId, index, hash, contentHash, contributor, firstAuthor, fields } = record;
    const text = String(fields[source.textField] ?? '');
    const label = source.kind === 'classifier' ? String(fields[source.labelField] ?? '') : '';
    if (text === '' || (source.kind === 'classifier' && label === '')) continue;
    const first = earliest.get(contentHash) ?? record;
    if (first === record) {
      records.push({
        datanetId,
        contributionId,
        index,
        hash,
        contentHash,
        contributor,
        firstAuthor,
        fields,
        text,
        label,
      });
    } else {
      const into = {
        datanetId: first.datanetId,
        contributionId: first.contributionId,
        index: first.index,
        hash: first.hash,
      };
      collapsed.push({ datanetId, contributionId, index, hash, into });
    }
  }
  if (records.length === 0) {
    throw new AppError(
      'invalid-input',
      source.kind === 'classifier'
        ? `No record has both "${source.textField}" and "${source.labelField}". Choose the columns that hold text and label.`
        : `No record has "${source.textField}". Choose the column that holds the text.`,
    );
  }
  return { records, collapsed };
}

/** Keccak-256 over the records' hashes, in order: what a manifest names as `recordsHash`. */
export function hashTrainingRecords(records: readonly Pick<TrainingRecord, 'hash'>[]): Hex {
  return keccak256(records.map((record) => record.hash).join(''));
}

function compareSubmission(a: VersionRecord, b: VersionRecord): number {
  return (
    a.submittedBlock - b.submittedBlock ||
    a.submittedIndex - b.submittedIndex ||
    a.contributionId - b.contributionId ||
    a.index - b.index
  );
}
