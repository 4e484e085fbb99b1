import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { type AnsweringVersion, readVersionsFingerprint } from '@/lib/db/receipt-attribution';
import { hashTrainingRecords, readTrainingRecords, type TrainingRecord } from '@/lib/db/training-records';

/** Model versions whose records are kept in memory; 10,000 records take some 10 MB. */
const KEPT = 4;
const kept = new Map<string, { fingerprint: string; records: readonly TrainingRecord[] | null }>();

/**
 * The records a model version was trained on, in training order, kept in memory between answers. Null when they are
 * not all there any more: somebody withdrew a contribution and its text was erased. Throws `not-ready` while a file is
 * not readable.
 */
export async function readModelRecords(
  db: Db,
  { manifest, manifestCid }: Pick<AnsweringVersion, 'manifest' | 'manifestCid'>,
): Promise<readonly TrainingRecord[] | null> {
  const fingerprint = await readVersionsFingerprint(db, manifest.datanets);
  const known = kept.get(manifestCid);
  kept.delete(manifestCid);
  const current =
    known?.fingerprint === fingerprint ? known : { fingerprint, records: await readComplete(db, manifest) };
  kept.set(manifestCid, current);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return current.records;
}

async function readComplete(db: Db, manifest: AnsweringVersion['manifest']): Promise<readonly TrainingRecord[] | null> {
  try {
    const { records } = await readTrainingRecords(db, manifest);
    return hashTrainingRecords(records) === manifest.recordsHash ? records : null;
  } catch (error) {
    // Not one record is left.
    if (error instanceof AppError && error.code === 'invalid-input') return null;
    throw error;
  }
}
