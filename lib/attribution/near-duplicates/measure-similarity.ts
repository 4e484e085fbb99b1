/**
 * How alike two texts are: the Jaccard similarity of their shingles, |A ∩ B| / |A ∪ B|, in thousandths, rounded down,
 * so that 1000 says the same set. Exact, in one pass over both.
 * @param a ascending and distinct, as `shingleText` gives them
 */
export function measureSimilarity(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  const union = a.length + b.length - shared;
  return union === 0 ? 1000 : Math.floor((1000 * shared) / union);
}
