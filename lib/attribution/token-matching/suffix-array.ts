import { CLASS_END, POSITION } from '@/lib/attribution/token-matching/leftmost-smaller';
import { sortByInduction } from '@/lib/attribution/token-matching/sort-by-induction';
import { sortByRadix } from '@/lib/attribution/token-matching/sort-by-radix';
import { openSortingRoom, type SortingRoom } from '@/lib/attribution/token-matching/sorting-room';
import { type Buckets, bucketsOf } from '@/lib/attribution/token-matching/suffix-buckets';
import { AppError } from '@/lib/core/errors';

/** Positions take 30 bits of a word, the other two are marks; text and suffixes have half a WebAssembly memory. */
export const MAX_TEXT_LENGTH = 1 << 27;

/**
 * The suffix array: the starting positions of the suffixes in ascending order, where the end of the text sorts below
 * every token. Linear time, by induced sorting (Nong, Zhang and Chan 2009): sort the suffixes that start at a
 * leftmost-smaller position (LMS), at most every second one, then induce all others from them in two scans.
 *
 * What makes it quick on words, beside the textbook:
 * - LMS substrings are short there: one radix sort of the first tokens, which reads and writes memory in order, names
 *   nearly all of them. Texts where that would not be linear are sorted by induction, with the classes followed through
 *   the scans rather than compared (as libsais does, Grebnov 2021).
 * - A substring that occurs once is in place already: it takes part in the recursion only where it ends a run of others.
 * - The scans read ahead, so that the processor waits for many cache lines at once, hold types in sign bits, and run in
 *   WebAssembly, as does the radix sort.
 *
 * @param text tokens, each in 0..alphabet − 1.
 */
export function buildSuffixArray(text: Int32Array, alphabet: number): Int32Array {
  if (text.length > MAX_TEXT_LENGTH) {
    throw new AppError('invalid-input', `A text of ${text.length} tokens is too long for one suffix array. Split it.`);
  }
  if (text.length === 0) return new Int32Array(0);
  const room = openSortingRoom(text.length, alphabet);
  room.text.set(text);
  sortSuffixes(room, alphabet);
  return room.suffixes.slice();
}

function sortSuffixes({ text, suffixes, induce }: SortingRoom, alphabet: number): void {
  const buckets = bucketsOf(text, alphabet);
  if (buckets.leftmostCount > 1) {
    const first = text.length - buckets.leftmostCount;
    const classes = sortByRadix(text, buckets, suffixes) ?? sortByInduction(text, buckets, suffixes);
    if (classes < buckets.leftmostCount) orderWithinClasses(suffixes, first, classes);
  } else if (buckets.leftmostCount === 1) {
    suffixes[text.length - 1] = buckets.lastLeftmost;
  }
  placeAtBucketEnds(suffixes, buckets);
  induce(buckets.starts);
}

/**
 * Orders the LMS suffixes whose substrings are equal. `suffixes` holds the LMS positions from `first` on, in the order
 * of their substrings, the last of each class marked; everything before is zero, and is used as room.
 * The classes in the order of the text are a shorter text whose suffixes sort alike. A class of one needs no sorting:
 * of each run of such, the shorter text keeps the first alone, which tells its predecessors apart.
 */
function orderWithinClasses(suffixes: Int32Array, first: number, classes: number): void {
  // LMS positions are at least two apart: half of each is a place of its own.
  let name = 1;
  let before = CLASS_END;
  for (let j = first; j < suffixes.length; j++) {
    const entry = suffixes[j] ?? 0;
    const end = entry & CLASS_END;
    // Bit 31: alone in its class.
    suffixes[(entry & POSITION) >> 1] = (name << 1) | (entry & 1) | ((end & before) << 1);
    if (end !== 0) name++;
    before = end;
  }
  const half = Math.min(first, (suffixes.length >> 1) + 1);
  let kept = 0;
  let single = -1;
  for (let k = 0; k < half; k++) {
    const entry = suffixes[k] ?? 0;
    if (entry === 0) continue;
    if ((entry & single) >= 0) kept++;
    single = entry;
  }
  const names = new Int32Array(kept);
  const places = new Int32Array(kept);
  const ranks = new Int32Array(classes + 1);
  kept = 0;
  single = -1;
  for (let k = 0; k < half; k++) {
    const entry = suffixes[k] ?? 0;
    if (entry === 0) continue;
    if ((entry & single) >= 0) {
      const own = (entry & 0x7fffffff) >> 1;
      names[kept] = own;
      ranks[own] = 1;
      places[kept++] = (k << 1) | (entry & 1) | (entry & -0x80000000);
    }
    single = entry;
  }
  let used = 0;
  for (let c = 0; c <= classes; c++) {
    const has = ranks[c] ?? 0;
    ranks[c] = used;
    used += has;
  }
  const room = openSortingRoom(kept, used);
  for (let k = 0; k < kept; k++) room.text[k] = ranks[names[k] ?? 0] ?? 0;
  sortSuffixes(room, used);
  const order = room.suffixes;
  let at = first;
  before = CLASS_END;
  for (let k = 0; k < kept; k++) {
    const place = places[order[k] ?? 0] ?? 0;
    if (place < 0) continue;
    for (;;) {
      const end = (suffixes[at] ?? 0) & CLASS_END;
      const alone = end & before;
      before = end;
      if (alone === 0) break;
      at++;
    }
    suffixes[at++] = place;
  }
}

/** Moves the sorted LMS suffixes from the array's end to the ends of their tokens' buckets, zero everywhere else. */
function placeAtBucketEnds(suffixes: Int32Array, buckets: Buckets): void {
  const { starts, leftmostStarts, leftmostCount } = buckets;
  const first = suffixes.length - leftmostCount;
  for (let j = 0; j < leftmostCount; j++) suffixes[j] = (suffixes[first + j] ?? 0) & POSITION;
  suffixes.fill(0, leftmostCount);
  let j = leftmostCount;
  for (let c = leftmostStarts.length - 1; c >= 0; c--) {
    const from = leftmostStarts[c] ?? 0;
    for (let slot = (starts[c + 1] ?? 0) - 1; slot >= from; slot--) {
      const position = suffixes[--j] ?? 0;
      suffixes[j] = 0;
      suffixes[slot] = position;
    }
  }
}
