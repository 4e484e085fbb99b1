import { CLASS_END, LATER, POSITION } from '@/lib/attribution/token-matching/leftmost-smaller';
import type { Buckets } from '@/lib/attribution/token-matching/suffix-buckets';

/**
 * Sorts the LMS substrings by two inducing scans, for any text (Nong, Zhang and Chan 2009). Whether two are equal is
 * not compared: an entry belongs to the class of the one it was induced from and of its own token, classes are
 * neighbours, and a bucket remembers from which class it was written last. `suffixes` comes in as zeros; it leaves with
 * the LMS positions at its end, in order, the last of each class marked, and zeros before. Returns how many classes.
 */
export function sortByInduction(text: Int32Array, buckets: Buckets, suffixes: Int32Array): number {
  suffixes.fill(0);
  placeLeftmost(text, buckets, suffixes);
  sortLarger(text, buckets.starts, suffixes);
  return sortSmaller(text, buckets.starts, suffixes);
}

/** Every LMS position in its token's bucket, in any order: one class a token. Its first entry is marked. */
function placeLeftmost(text: Int32Array, { starts, leftmostStarts }: Buckets, suffixes: Int32Array): void {
  const slots = leftmostStarts.slice();
  let next = text[text.length - 1] ?? 0;
  let rising = false;
  for (let i = text.length - 2; i >= 0; i--) {
    const token = text[i] ?? 0;
    if (token < next) rising = true;
    else if (token > next) {
      if (rising) {
        const slot = slots[next] ?? 0;
        slots[next] = slot + 1;
        suffixes[slot] = i + 1;
      }
      rising = false;
    }
    next = token;
  }
  for (let c = 0; c < leftmostStarts.length; c++) {
    const from = leftmostStarts[c] ?? 0;
    if (from < (starts[c + 1] ?? 0)) suffixes[from] = (suffixes[from] ?? 0) | CLASS_END;
  }
}

/**
 * Upwards. A mark here opens a class. Leaves the L positions that follow an S one, marked where they close a class, as
 * the scan downwards meets those first.
 */
function sortLarger(text: Int32Array, starts: Int32Array, suffixes: Int32Array): void {
  const length = text.length;
  // Two slots a token: where its next entry goes, and from which class the last one came.
  const heads = new Int32Array(2 * (starts.length - 1));
  for (let c = 0; c + 1 < starts.length; c++) heads[2 * c] = starts[c] ?? 0;
  const last = text[length - 1] ?? 0;
  const before = length > 1 ? (text[length - 2] ?? 0) : last;
  suffixes[heads[2 * last] ?? 0] = (length - 1) | CLASS_END | ((before - last) & LATER);
  heads[2 * last] = (heads[2 * last] ?? 0) + 1;
  heads[2 * last + 1] = 1;
  // The class of the text's end is 1.
  let current = 1;
  let keptClass = 0;
  let kept = -1;
  for (let i = 0; i < length; i++) {
    const entry = suffixes[i] ?? 0;
    if (entry > 0) {
      suffixes[i] = 0;
      current += entry >>> 30;
      const position = (entry & POSITION) - 1;
      const token = text[position] ?? 0;
      const bucket = token << 1;
      const slot = heads[bucket] ?? 0;
      heads[bucket] = slot + 1;
      const from = heads[bucket + 1] ?? 0;
      if (position > 0) {
        heads[bucket + 1] = current;
        const opens = ((from - current) & LATER) >>> 1;
        suffixes[slot] = position | opens | (((text[position - 1] ?? 0) - token) & LATER);
      } else if (from !== current) heads[bucket + 1] = 0;
    } else if (entry < 0) {
      current += (entry >>> 30) & 1;
      suffixes[i] = entry & POSITION;
      if (current !== keptClass && kept >= 0) suffixes[kept] = (suffixes[kept] ?? 0) | CLASS_END;
      keptClass = current;
      kept = i;
    }
  }
  if (kept >= 0) suffixes[kept] = (suffixes[kept] ?? 0) | CLASS_END;
}

/** Downwards, collecting the LMS positions at the end. A mark is met before the rest of its class. */
function sortSmaller(text: Int32Array, starts: Int32Array, suffixes: Int32Array): number {
  const length = text.length;
  const tails = new Int32Array(2 * (starts.length - 1));
  for (let c = 0; c + 1 < starts.length; c++) tails[2 * c] = starts[c + 1] ?? 0;
  let current = 0;
  let keptClass = 0;
  let collected = length;
  let classes = 0;
  for (let i = length - 1; i >= 0; i--) {
    const entry = suffixes[i] ?? 0;
    if (entry > 0) {
      suffixes[i] = 0;
      current += entry >>> 30;
      const position = (entry & POSITION) - 1;
      const token = text[position] ?? 0;
      const bucket = token << 1;
      const slot = (tails[bucket] ?? 0) - 1;
      tails[bucket] = slot;
      const from = tails[bucket + 1] ?? 0;
      if (position > 0) {
        tails[bucket + 1] = current;
        const opens = ((from - current) & LATER) >>> 1;
        suffixes[slot] = position | opens | ((token - (text[position - 1] ?? 0)) & LATER);
      } else if (from !== current) tails[bucket + 1] = 0;
    } else if (entry < 0) {
      suffixes[i] = 0;
      current += (entry >>> 30) & 1;
      const closes = current !== keptClass;
      if (closes) classes++;
      keptClass = current;
      suffixes[--collected] = (entry & POSITION) | (closes ? CLASS_END : 0);
    }
  }
  return classes;
}
