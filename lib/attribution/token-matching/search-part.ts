import { recordAt, type Segment, tokenAt } from './segment';
import type { IndexPart } from './token-index';

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
const NOTHING: Found = { slot: 0, length: 0 };

function findLongest({ segment, withdrawn }: IndexPart, pattern: Pattern, start: number, stop: number): Found {
  const { suffixes, buckets } = segment;
  const first = pattern[start] ?? 0;
  const from = buckets[first] ?? 0;
  const to = buckets[first + 1] ?? 0;
  if (from === to) return NOTHING;
  let low = from;
  let high = to;
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
      if (withdrawn === null) return { slot: middle, length };
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
  if (withdrawn !== null) return findLive({ segment, withdrawn, pattern, start, stop, from, to, slot: low });
  return lowLength > highLength || low === to
    ? { slot: low - 1, length: lowLength }
    : { slot: low, length: highLength };
}

/** The better of the nearest live suffixes on both sides of `slot`: further away, matches only become shorter. */
function findLive(input: {
  segment: Segment;
  withdrawn: Uint8Array;
  pattern: Pattern;
  start: number;
  stop: number;
  from: number;
  to: number;
  slot: number;
}): Found {
  const { segment, withdrawn, pattern, start, stop, from, to, slot } = input;
  const isLive = (k: number) => withdrawn[recordAt(segment, segment.suffixes[k] ?? 0)] === 0;
  const measure = (k: number): Found => {
    const position = segment.suffixes[k] ?? 0;
    let length = 1;
    while (start + length < stop && tokenAt(segment, position + length) === pattern[start + length]) length++;
    return { slot: k, length };
  };
  let above = slot;
  while (above < to && !isLive(above)) above++;
  let below = slot - 1;
  while (below >= from && !isLive(below)) below--;
  const up = above < to ? measure(above) : NOTHING;
  const down = below >= from ? measure(below) : NOTHING;
  return down.length > up.length ? down : up;
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
