import { ENTRY_WORDS, openDigitSorter } from '@/lib/attribution/token-matching/digit-sorter';
import { CLASS_END, LATER, POSITION } from '@/lib/attribution/token-matching/leftmost-smaller';
import type { Buckets } from '@/lib/attribution/token-matching/suffix-buckets';

/** Comparisons of tokens allowed for each token of the text, before the text counts as one that repeats itself. */
const COMPARISONS_PER_TOKEN = 2;

/**
 * Sorts the LMS substrings by their first tokens, as many as fit into 64 bits, with a radix sort; where those are equal
 * and the substring is longer, by comparing. Substrings that share these tokens but are shorter are classed by more
 * than themselves, which does no harm: the order of the suffixes agrees with it.
 *
 * Leaves what sortByInduction leaves, or returns null where comparing would take more than a multiple of the text.
 */
export function sortByRadix(text: Int32Array, buckets: Buckets, suffixes: Int32Array): number | null {
  const bits = 32 - Math.clz32(buckets.starts.length);
  const width = Math.floor(64 / bits);
  const count = buckets.leftmostCount;
  const isLeftmost = new Int32Array((text.length + 32) >>> 5);
  const sorter = openDigitSorter(count);
  gatherKeys({ text, entries: sorter.entries, bits, width, isLeftmost });
  const entries = sorter.sort(bits * width);
  return classify({ text, entries, width, isLeftmost, suffixes });
}

/**
 * The keys of the LMS positions in the order of the text: tokens plus one, so that the end of the text is below all. With
 * each its position, marked LATER where its substring is longer than the key.
 */
function gatherKeys(input: {
  text: Int32Array;
  entries: Int32Array;
  bits: number;
  width: number;
  isLeftmost: Int32Array;
}): void {
  const { text, entries, bits, width, isLeftmost } = input;
  const length = text.length;
  let at = entries.length;
  let next = text[length - 1] ?? 0;
  let rising = false;
  let following = length;
  for (let i = length - 2; i >= 0; i--) {
    const token = text[i] ?? 0;
    if (token < next) rising = true;
    else if (token > next) {
      if (rising) {
        const position = i + 1;
        let low = 0;
        let high = 0;
        for (let k = position; k < position + width; k++) {
          high = (high << bits) | (low >>> (32 - bits));
          low = (low << bits) | (k < length ? (text[k] ?? 0) + 1 : 0);
        }
        at -= ENTRY_WORDS;
        entries[at] = low;
        entries[at + 1] = high;
        entries[at + 2] = position | (following - position >= width ? LATER : 0);
        isLeftmost[position >>> 5] = (isLeftmost[position >>> 5] ?? 0) | (1 << (position & 31));
        following = position;
      }
      rising = false;
    }
    next = token;
  }
}

/** Writes the sorted positions to the end of `suffixes`, the last of each class marked. */
function classify(input: {
  text: Int32Array;
  entries: Int32Array;
  width: number;
  isLeftmost: Int32Array;
  suffixes: Int32Array;
}): number | null {
  const { entries, suffixes } = input;
  const count = entries.length / ENTRY_WORDS;
  const first = suffixes.length - count;
  const compare = comparison(input);
  let classes = 0;
  for (let from = 0; from < count; ) {
    const low = entries[from * ENTRY_WORDS] ?? 0;
    const high = entries[from * ENTRY_WORDS + 1] ?? 0;
    let to = from;
    let anyLong = 0;
    do {
      const position = entries[to * ENTRY_WORDS + 2] ?? 0;
      suffixes[first + to] = position;
      anyLong |= position;
      to++;
    } while (to < count && entries[to * ENTRY_WORDS] === low && entries[to * ENTRY_WORDS + 1] === high);
    if (anyLong < 0 && to - from > 1) {
      const group = suffixes.subarray(first + from, first + to);
      if (group.length <= 16) insertionSort(group, compare.order);
      else group.sort(compare.order);
      if (compare.left() < 0) {
        suffixes.fill(0);
        return null;
      }
      for (let k = first + from; k + 1 < first + to; k++) {
        const here = suffixes[k] ?? 0;
        const differs = compare.order(here, suffixes[k + 1] ?? 0) !== 0;
        suffixes[k] = (here & POSITION) | (differs ? CLASS_END : 0);
        if (differs) classes++;
      }
    }
    suffixes[first + to - 1] = ((suffixes[first + to - 1] ?? 0) & POSITION) | CLASS_END;
    classes++;
    from = to;
  }
  return classes;
}

/**
 * Orders two LMS substrings whose keys are equal. Where one ends and the other goes on with the same token, the one
 * that ends is larger: its last token is of type S, the other's of type L, and L sorts first.
 */
function comparison(input: { text: Int32Array; width: number; isLeftmost: Int32Array }) {
  const { text, width, isLeftmost } = input;
  let left = COMPARISONS_PER_TOKEN * text.length;
  const isEnd = (k: number) => (k >= text.length ? 1 : ((isLeftmost[k >>> 5] ?? 0) >>> (k & 31)) & 1);
  const order = (a: number, b: number): number => {
    if (a >= 0 || b >= 0) return a >= 0 ? (b >= 0 ? 0 : 1) : -1;
    const p = a & POSITION;
    const q = b & POSITION;
    if (p === q) return 0;
    for (let k = width; ; k++) {
      if (--left < 0) return 0;
      if (p + k >= text.length) return -1;
      if (q + k >= text.length) return 1;
      const difference = (text[p + k] ?? 0) - (text[q + k] ?? 0);
      if (difference !== 0) return difference;
      const ends = isEnd(p + k) - isEnd(q + k);
      if (ends !== 0) return ends;
      if (isEnd(p + k) === 1) return 0;
    }
  };
  return { order, left: () => left };
}

function insertionSort(group: Int32Array, order: (a: number, b: number) => number): void {
  for (let i = 1; i < group.length; i++) {
    const entry = group[i] ?? 0;
    let k = i;
    for (; k > 0 && order(group[k - 1] ?? 0, entry) > 0; k--) group[k] = group[k - 1] ?? 0;
    group[k] = entry;
  }
}
