import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import type { Db } from '@/lib/db/client';
import { type VersionRecord, versionRecords } from '@/lib/db/version-records';

/** What a model's training data is read from; all of it is in the published manifest. */
export type TrainingSource = {
  readonly datanets: readonly { readonly datanetId: number; readonly version: number }[];
  readonly textField: string;
  readonly labelField: string;
};

/** A record as a model is trained on it, with who is credited for it. */
export type TrainingRecord = Pick<
  VersionRecord,
  'contributionId' | 'index' | 'hash' | 'contentHash' | 'contributor' | 'firstAuthor'
> & { readonly text: string; readonly label: string };

/**
 * The records a model is trained on, in training order: Datanets in the order given, each in version order. Exact
 * copies (equal fields) collapse to the earliest submission by (block, log index, position), whatever the order of
 * acceptance, so that copying somebody's record earns nothing. Records without a text or a label are left out.
 * The trainer, the attribution and the verifier all start from this list.
 * Throws `not-found`, `not-ready` as {@link versionRecords}; `invalid-input` when nothing is left.
 */
export async function readTrainingRecords(db: Db, source: TrainingSource): Promise<TrainingRecord[]> {
  const all: VersionRecord[] = [];
  for (const datanet of source.datanets) all.push(...(await versionRecords(db, datanet)));
  const earliest = new Map<Hex, VersionRecord>();
  for (const record of all) {
    const known = earliest.get(record.contentHash);
    if (!known || compareSubmission(record, known) < 0) earliest.set(record.contentHash, record);
  }
  const records = all.flatMap((record) => {
    if (earliest.get(record.contentHash) !== record) return [];
    const text = record.fields[source.textField];
    const label = record.fields[source.labelField];
    if (text === undefined || label === undefined || String(text) === '' || String(label) === '') return [];
    const { contributionId, index, hash, contentHash, contributor, firstAuthor } = record;
    return [
      { contributionId, index, hash, contentHash, contributor, firstAuthor, text: String(text), label: String(label) },
    ];
  });
  if (records.length === 0) {
    throw new AppError(
      'invalid-input',
      `No record has both "${source.textField}" and "${source.labelField}". Choose the columns that hold text and label.`,
    );
  }
  return records;
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
