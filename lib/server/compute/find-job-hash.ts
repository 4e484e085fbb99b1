import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import type { ContentStore } from '@/lib/storage/content-store';

/** Jobs whose hash is remembered: what stands under a content identifier never changes. */
const KEPT = 1_000;
const hashes = new Map<string, Hex>();

/**
 * The Keccak-256 of a stored job document. Providers ask every few seconds and a job can list 200,000 records, so the document
 * is read once. Throws `not-found`, `content-mismatch`, `storage-unavailable`.
 */
export async function findJobHash({ store }: { store: Pick<ContentStore, 'get'> }, cid: string): Promise<Hex> {
  const known = hashes.get(cid);
  if (known) return known;
  const hash = keccak256(await store.get(cid));
  hashes.set(cid, hash);
  const [oldest] = hashes.keys();
  if (hashes.size > KEPT && oldest !== undefined) hashes.delete(oldest);
  return hash;
}
