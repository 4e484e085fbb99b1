import { decodeClassifier } from '@/lib/models/classifier/model-bytes';
import type { Classifier } from '@/lib/models/classifier/types';
import type { ContentStore } from '@/lib/storage/content-store';

/** Models kept decoded: one of 77 labels and 4,000 terms takes 2.5 MB. */
const KEPT = 16;

const kept: typeof globalThis & { tributaryClassifiers?: Map<string, Promise<Classifier>> } = globalThis;

/**
 * The classifier whose weights have this CID, from the content store at its first use and from memory after it. The
 * store hashes what it reads, so these are the bytes that the manifest names.
 * Throws `not-found`, `storage-unavailable`, `content-mismatch`.
 */
export async function loadClassifier({ store }: { store: ContentStore }, weightsCid: string): Promise<Classifier> {
  kept.tributaryClassifiers ??= new Map();
  const models = kept.tributaryClassifiers;
  const known = models.get(weightsCid);
  const model = known ?? store.get(weightsCid).then(decodeClassifier);
  // Moved to the end: the first of the map is the one not used for longest.
  models.delete(weightsCid);
  models.set(weightsCid, model);
  if (models.size > KEPT) {
    const [oldest] = models.keys();
    if (oldest !== undefined) models.delete(oldest);
  }
  try {
    return await model;
  } catch (error) {
    models.delete(weightsCid);
    throw error;
  }
}
