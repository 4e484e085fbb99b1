import { mix } from '@/lib/attribution/near-duplicates/shingle-text';

/**
 * The bands of a text and the minima that make one. Texts of similarity s share a band with the chance
 * 1 − (1 − s³)²⁴: .5 → 96 %, .55 → 99 %, .6 → 99.8 %, .8 → all but 10⁻⁷; .2 → 17 %, .1 → 2.4 %, .05 → 0.3 %.
 */
export const BANDS = 24;
export const ROWS = 3;

/** From which the hash functions are drawn; who wants to find the same candidates uses the same. */
export const SEED = 0x7269_7665;

const HASHES = BANDS * ROWS;
const MULTIPLIERS = new Int32Array(HASHES);
const OFFSETS = new Int32Array(HASHES);
for (let k = 0; k < HASHES; k++) {
  MULTIPLIERS[k] = mix(SEED + 2 * k) | 1;
  OFFSETS[k] = mix(SEED + 2 * k + 1);
}

/**
 * The keys under which texts that are alike meet: MinHash (Broder 1997) in bands (locality-sensitive hashing, Indyk
 * and Motwani 1998). For each of 72 hash functions x ↦ (a·x ⊕ b), a odd, folded to 32 bits, the least value over the
 * shingles; three minima and the band's number hash to one key. Two texts with a key in common are worth comparing.
 * @param shingles hashes that are evenly spread, as `shingleText` gives them
 * @returns 24 keys (signed 32-bit, the database's integer); none for a text without shingles
 */
export function bandKeys(shingles: Uint32Array): Int32Array {
  if (shingles.length === 0) return new Int32Array(0);
  const keys = new Int32Array(BANDS);
  for (let band = 0; band < BANDS; band++) {
    let key = mix(SEED ^ band);
    for (let row = 0; row < ROWS; row++) {
      const k = band * ROWS + row;
      key = mix(Math.imul(key, 31) ^ leastHash(shingles, MULTIPLIERS[k] ?? 1, OFFSETS[k] ?? 0));
    }
    keys[band] = key;
  }
  return keys;
}

function leastHash(shingles: Uint32Array, multiplier: number, offset: number): number {
  let least = 0xffffffff;
  for (let i = 0; i < shingles.length; i++) {
    const value = Math.imul(multiplier, (shingles[i] ?? 0) ^ offset);
    const hash = (value ^ (value >>> 15)) >>> 0;
    if (hash < least) least = hash;
  }
  return least;
}
