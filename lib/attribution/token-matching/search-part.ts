import { narrow, recordAt, type Segment, tokenAt } from '@/lib/attribution/token-matching/segment';
import type { IndexPart } from '@/lib/attribution/token-matching/token-index';

/** The tokens of a text in a segment's vocabulary, 0 for a word that it lacks. */
export type Pattern = Int32Array;

export type PartMatches = {
  readonly pattern: Pattern;
  /** By start: how many tokens of the text from there on stand in one live record. */
  readonly lengths: Int32Array;
  /** By start: a slot of the suffix array where they do, for the starts whose match ends behind all earlier ones. */
  readonly slots: Int32Array;
};

/**
 * The longest match of every suffix of the text (its matching statistics, Chang and Lawler 1994): a binary search in the
 * first token's bucket that compares each pair of tokens about once (Manber and Myers 1993). A match that ends where the
 * text or its known words do cannot be outdone by the next start's, which is then not searched.
 */
export function matchPart(part: IndexPart, pattern: Pattern): PartMatches {
  const lengths = new Int32Array(pattern.length);
  const slots = new Int32Array(pattern.length);
  let stop = 0;
  let reached = 0;
  for (let start = 0; start < pattern.length; start++) {
    while (stop < start || (stop < pattern.length && pattern[stop] !== 0)) stop++;
    if (stop === start) continue;
    if (reached >= stop) {
      lengths[start] = reached - start;
      continue;
    }
    const found = findLongest(part, pattern, start, stop);
    lengths[start] = found.length;
    slots[start] = found.slot;
    reached = Math.max(reached, start + found.length);
  }
  return { pattern, lengths, slots };
}

type Found = { readonly slot: number; readonly length: number };

function findLongest({ segment, withdrawn }: IndexPart, pattern: Pattern, start: number, stop: number): Found {
  const { suffixes, buckets } = segment;
  const first = pattern[start] ?? 0;
  const bucket = { from: buckets[first] ?? 0, to: buckets[first + 1] ?? 0 };
  const second = start + 1 < stop ? (pattern[start + 1] ?? 0) : 0;
  const third = start + 2 < stop ? (pattern[start + 2] ?? 0) : 0;
  const narrowed = narrow(segment, bucket, second, third);
  let low = narrowed.from;
  let high = narrowed.to;
  let lowLength = 1;
  let highLength = 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const position = suffixes[middle] ?? 0;
    let length = Math.min(lowLength, highLength);
    let token = 0;
    // A record ends with a separator, which no pattern holds: the comparison ends with it.
    while (start + length < stop) {
      token = tokenAt(segment, position + length);
      if (token !== pattern[start + length]) break;
      length++;
    }
    if (start + length === stop) {
      low = middle;
      break;
    }
    if (token < (pattern[start + length] ?? 0)) {
      low = middle + 1;
      lowLength = length;
    } else {
      high = middle;
      highLength = length;
    }
  }
  // The longest is one of the nearest live suffixes on both sides: further away, matches only become shorter.
  let above = low;
  let below = low - 1;
  if (withdrawn !== null) {
    while (above < bucket.to && withdrawn[recordAt(segment, suffixes[above] ?? 0)] === 1) above++;
    while (below >= bucket.from && withdrawn[recordAt(segment, suffixes[below] ?? 0)] === 1) below--;
  }
  const upward = above < bucket.to ? matchAt(segment, above, pattern, start, stop) : 0;
  if (start + upward === stop) return { slot: above, length: upward };
  const downward = below >= bucket.from ? matchAt(segment, below, pattern, start, stop) : 0;
  return downward > upward ? { slot: below, length: downward } : { slot: above, length: upward };
}

/** How many tokens from `start` on the suffix in `slot` of the first one's bucket begins with. */
function matchAt(segment: Segment, slot: number, pattern: Pattern, start: number, stop: number): number {
  const position = segment.suffixes[slot] ?? 0;
  let length = 1;
  while (start + length < stop && tokenAt(segment, position + length) === pattern[start + length]) length++;
  return length;
}

/** The slots [from, to) of all suffixes that begin with the `length` tokens at `start`, one of which is at `slot`. */
export function rangeAround(
  { segment }: IndexPart,
  pattern: Pattern,
  { start, length, slot }: { start: number; length: number; slot: number },
): { from: number; to: number } {
  const first = pattern[start] ?? 0;
  const fits = (k: number): boolean => {
    const position = segment.suffixes[k] ?? 0;
    for (let i = 0; i < length; i++) if (tokenAt(segment, position + i) !== pattern[start + i]) return false;
    return true;
  };
  // Galloping: most ranges are short.
  let low = segment.buckets[first] ?? 0;
  let high = slot;
  for (let step = 1; high - step >= low; step *= 2) {
    if (fits(high - step)) high -= step;
    else {
      low = high - step + 1;
      break;
    }
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  const from = low;
  low = slot + 1;
  high = segment.buckets[first + 1] ?? 0;
  for (let step = 1; low + step <= high; step *= 2) {
    if (fits(low + step - 1)) low += step;
    else {
      high = low + step - 1;
      break;
    }
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fits(middle)) low = middle + 1;
    else high = middle;
  }
  return { from, to: low };
}
