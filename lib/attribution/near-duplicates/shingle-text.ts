import { foldText } from '@/lib/attribution/near-duplicates/fold-text';

/** Characters of a shingle: words of short texts are too few to be compared, and shorter runs are in every text. */
export const SHINGLE_LENGTH = 5;

/**
 * A text as the set of its runs of 5 characters (shingles), each as a 32-bit hash, ascending and distinct: what the
 * resemblance of Broder (1997) is measured on. Equal hashes are taken for equal shingles; two different ones share
 * one with a chance of 2⁻³². A text of up to 5 characters is one shingle, an empty one has none.
 */
export function shingleText(text: string): Uint32Array {
  return shinglesOf(foldText(text));
}

/** The shingles of a text that {@link foldText} has folded. */
export function shinglesOf(folded: string): Uint32Array {
  if (folded === '') return new Uint32Array(0);
  const count = Math.max(1, folded.length - SHINGLE_LENGTH + 1);
  const hashes = new Uint32Array(count);
  for (let start = 0; start < count; start++) {
    let hash = 0x811c9dc5;
    const end = Math.min(folded.length, start + SHINGLE_LENGTH);
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ folded.charCodeAt(i), 0x01000193);
    hashes[start] = mix(hash);
  }
  hashes.sort();
  let distinct = 0;
  for (let i = 0; i < count; i++) {
    const hash = hashes[i] ?? 0;
    if (distinct === 0 || hashes[distinct - 1] !== hash) hashes[distinct++] = hash;
  }
  return hashes.subarray(0, distinct);
}

/** The finaliser of MurmurHash3: every bit of the result depends on every bit given. */
export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
