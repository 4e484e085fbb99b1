import { AppError } from '@/lib/core/errors';
import { keccak256 } from '@/lib/core/keccak';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import { type TrainingSet, trainingSetSchema } from '@/lib/schemas/training-set';
import type { ContentStore } from '@/lib/storage/content-store';

/** Training sets kept in memory; one of 10,000 records takes some 10 MB. */
const KEPT = 4;
const kept = new Map<string, TrainingSet>();

/**
 * The published list of the records that a model version was trained on, with who is credited for each.
 * Throws `content-mismatch` when it is not the one that the manifest names, `not-found`, `storage-unavailable`.
 */
export async function readTrainingSet(
  { store }: { store: ContentStore },
  { trainingSetCid, trainingSetHash, records }: ModelManifest,
): Promise<TrainingSet> {
  const known = kept.get(trainingSetHash);
  const trainingSet = known ?? parse(await store.get(trainingSetCid), trainingSetHash);
  if (trainingSet.records.length !== records) {
    throw new AppError(
      'content-mismatch',
      `The training set ${trainingSetCid} lists ${trainingSet.records.length} records, its manifest ${records}.`,
    );
  }
  // Moved to the end: the first of the map is the one not used for longest.
  kept.delete(trainingSetHash);
  kept.set(trainingSetHash, trainingSet);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return trainingSet;
}

function parse(bytes: Uint8Array, hash: string): TrainingSet {
  if (keccak256(bytes) !== hash) {
    throw new AppError('content-mismatch', `The training set does not have the hash ${hash} that its manifest names.`);
  }
  return trainingSetSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
}
