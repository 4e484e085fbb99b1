import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import type { Db } from '@/lib/db/client';
import { type VersionRecord, versionRecords } from '@/lib/db/version-records';
import type { RecordFields } from '@/lib/schemas/datanet';

/** What a model's training data is read from; all of it is in the published manifest. */
export type TrainingSource = {
  readonly datanets: readonly { readonly datanetId: number; readonly version: number }[];
  readonly textField: string;
} & (
  | { readonly kind: 'classifier'; readonly labelField: string }
  | { readonly kind: 'adapter'; readonly questionField: string | null }
  | { readonly kind: 'retrieval' | 'endpoint' | 'decoder' }
);

/** A record as a model reads it. */
export type TrainingRecord = {
  readonly datanetId: number;
  readonly contributionId: number;
  readonly index: number;
  readonly hash: Hex;
  readonly contributor: Hex;
  readonly fields: RecordFields;
  readonly text: string;
  /** Empty for a kind of model that has no labels. */
  readonly label: string;
};

/** A record that a model could be trained on, with what decides who is credited for it. */
export type TrainableRecord = TrainingRecord &
  Pick<VersionRecord, 'firstAuthor' | 'corrects' | 'submittedBlock' | 'submittedIndex'>;

/**
 * The records of the chosen versions that a model of this kind can be trained on, in training order: Datanets by
 * their ids, each in version order. Records without a text, or without the label that a classifier needs, are left
 * out; copies are not yet (lib/jobs/train/credit-records.ts).
 * Throws `not-found`, `not-ready` as {@link versionRecords}; `invalid-input` when nothing is left.
 */
export async function readTrainableRecords(
  db: Pick<Db, '$queryRaw'>,
  source: TrainingSource,
): Promise<TrainableRecord[]> {
  const records: TrainableRecord[] = [];
  // As the chain lists them, whatever the order in which they were chosen.
  const datanets = [...source.datanets].sort((a, b) => a.datanetId - b.datanetId);
  for (const { datanetId, version } of datanets) {
    for (const record of await versionRecords(db, { datanetId, version })) {
      const read = readAs(source, record.fields);
      if (!read) continue;
      const { contentHash: _, ...rest } = record;
      records.push({ ...rest, ...read, datanetId });
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
  return records;
}

/**
 * These records of a published training set, in its order; null when any of them was withdrawn, or it is another
 * record that stands there.
 */
export async function readListedRecords(
  db: Pick<Db, '$queryRaw'>,
  {
    source,
    listed,
  }: { source: TrainingSource; listed: readonly Pick<TrainingRecord, 'contributionId' | 'index' | 'hash'>[] },
): Promise<TrainingRecord[] | null> {
  const rows = await db.$queryRaw<Omit<TrainingRecord, 'text' | 'label'>[]>`
    SELECT r.datanet_id AS "datanetId", r.contribution_id AS "contributionId", r.index, r.hash, r.fields, c.contributor
    FROM unnest(${listed.map((one) => one.contributionId)}::int[], ${listed.map((one) => one.index)}::int[],
                ${listed.map((one) => one.hash)}::text[]) WITH ORDINALITY AS l (contribution_id, index, hash, position)
    JOIN record r ON r.contribution_id = l.contribution_id AND r.index = l.index AND r.hash = l.hash
    JOIN contribution c ON c.id = r.contribution_id AND c.status <> 'withdrawn'
    ORDER BY l.position`;
  const records = rows.flatMap((row) => {
    const read = readAs(source, row.fields);
    return read ? [{ ...row, ...read }] : [];
  });
  return records.length === listed.length ? records : null;
}

/** Keccak-256 over the records' hashes, in order: what a manifest names as `recordsHash`. */
export function hashTrainingRecords(records: readonly Pick<TrainingRecord, 'hash'>[]): Hex {
  return keccak256(records.map((record) => record.hash).join(''));
}

/** A record's text and label as this model reads them; null for one that it cannot be trained on. */
function readAs(source: TrainingSource, fields: RecordFields): { text: string; label: string } | null {
  const text = String(fields[source.textField] ?? '');
  const label = source.kind === 'classifier' ? String(fields[source.labelField] ?? '') : '';
  return text === '' || (source.kind === 'classifier' && label === '') ? null : { text, label };
}
