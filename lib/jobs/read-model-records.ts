import type { Db } from '@/lib/db/client';
import { type AnsweringVersion, readVersionsFingerprint } from '@/lib/db/receipt-attribution';
import { readListedRecords, type TrainingRecord } from '@/lib/db/training-records';
import { readTrainingSet } from '@/lib/jobs/read-training-set';
import type { ContentStore } from '@/lib/storage/content-store';

/** Model versions whose records are kept in memory; 10,000 records take some 10 MB. */
const KEPT = 4;
const kept = new Map<string, { fingerprint: string; records: readonly TrainingRecord[] | null }>();

/**
 * The records that a model version's published training set lists, in its order, kept in memory between answers. Null
 * when they are not all there any more: somebody withdrew a contribution and its text was erased.
 * Throws as {@link readTrainingSet}.
 */
export async function readModelRecords(
  { db, store }: { db: Db; store: ContentStore },
  { manifest, manifestCid }: Pick<AnsweringVersion, 'manifest' | 'manifestCid'>,
): Promise<readonly TrainingRecord[] | null> {
  const fingerprint = await readVersionsFingerprint(db, manifest.datanets);
  const known = kept.get(manifestCid);
  kept.delete(manifestCid);
  const current =
    known?.fingerprint === fingerprint
      ? known
      : {
          fingerprint,
          records: await readListedRecords(db, {
            source: manifest,
            listed: (await readTrainingSet({ store }, manifest)).records,
          }),
        };
  kept.set(manifestCid, current);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return current.records;
}
