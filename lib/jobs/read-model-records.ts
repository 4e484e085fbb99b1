import type { Db } from '@/lib/db/client';
import { type AnsweringVersion, readVersionsFingerprint } from '@/lib/db/receipt-attribution';
import { readListedRecords, type TrainingRecord } from '@/lib/db/training-records';
import { checkVersionReadable } from '@/lib/db/version-records';
import { readTrainingSet } from '@/lib/jobs/read-training-set';
import type { ContentStore } from '@/lib/storage/content-store';

/** Model versions whose records are kept in memory; 10,000 records take some 10 MB. */
const KEPT = 4;
const kept = new Map<string, { fingerprint: string; records: readonly TrainingRecord[] | null }>();

/**
 * The records that a model version's published training set lists, in its order, kept in memory between answers. Null
 * when they are not all there any more: somebody withdrew a contribution and its text was erased.
 * Throws `not-ready` while a file of theirs is not read, as when the index is made anew; else as {@link readTrainingSet}.
 */
export async function readModelRecords(
  { db, store }: { db: Db; store: ContentStore },
  { manifest, manifestCid }: Pick<AnsweringVersion, 'manifest' | 'manifestCid'>,
): Promise<readonly TrainingRecord[] | null> {
  const fingerprint = await readVersionsFingerprint(db, manifest.datanets);
  const known = kept.get(manifestCid);
  kept.delete(manifestCid);
  const current =
    known?.fingerprint === fingerprint ? known : { fingerprint, records: await readAll({ db, store }, manifest) };
  kept.set(manifestCid, current);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return current.records;
}

async function readAll(
  { db, store }: { db: Db; store: ContentStore },
  manifest: AnsweringVersion['manifest'],
): Promise<readonly TrainingRecord[] | null> {
  // Before the records: what becomes readable between the two is then there.
  for (const { datanetId, version } of manifest.datanets) await checkVersionReadable(db, { datanetId, version });
  const { records } = await readTrainingSet({ store }, manifest);
  return readListedRecords(db, { source: manifest, listed: records });
}
