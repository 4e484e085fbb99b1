/**
 * The suffixes that start with one token are neighbours in the suffix array: its bucket. Within a bucket the suffixes
 * that are larger than their successor (L) come first, then the smaller ones (S). A leftmost S after an L is
 * leftmost-smaller (LMS).
 */
export type Buckets = {
  /** alphabet + 1 slots: where each token's bucket starts. */
  readonly starts: Int32Array;
  /** Where the LMS suffixes of each token would start, were they alone at the bucket's end. */
  readonly leftmostStarts: Int32Array;
  readonly leftmostCount: number;
  /** The first LMS position of the text; 0 without one. */
  readonly lastLeftmost: number;
};

export function bucketsOf(text: Int32Array, alphabet: number): Buckets {
  const starts = new Int32Array(alphabet + 1);
  for (let i = 0; i < text.length; i++) {
    const slot = (text[i] ?? 0) + 1;
    starts[slot] = (starts[slot] ?? 0) + 1;
  }
  for (let c = 0; c < alphabet; c++) starts[c + 1] = (starts[c + 1] ?? 0) + (starts[c] ?? 0);
  const leftmostStarts = starts.slice(1);
  let leftmostCount = 0;
  let lastLeftmost = 0;
  let next = text[text.length - 1] ?? 0;
  let rising = 0;
  for (let i = text.length - 2; i >= 0; i--) {
    const token = text[i] ?? 0;
    if (token < next) rising = 1;
    else if (token > next) {
      if (rising === 1) {
        leftmostStarts[next] = (leftmostStarts[next] ?? 0) - 1;
        leftmostCount++;
        lastLeftmost = i + 1;
      }
      rising = 0;
    }
    next = token;
  }
  return { starts, leftmostStarts, leftmostCount, lastLeftmost };
}
