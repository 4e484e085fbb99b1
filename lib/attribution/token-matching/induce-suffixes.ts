import { LATER } from './leftmost-smaller';
import type { Buckets } from './suffix-buckets';

/** How many entries ahead of a scan the text is read, so that its cache lines are on their way. */
export const AHEAD = 32;

/**
 * From the sorted LMS suffixes at the ends of their buckets, all suffixes in order (Nong, Zhang and Chan 2009, section
 * 3): a scan upwards puts every L suffix behind the one it precedes in the text, a scan downwards every S suffix.
 * `suffixes` is changed in place. Returns a number of no meaning, so that no compiler leaves the reading ahead out.
 */
export function induceSuffixes(text: Int32Array, buckets: Buckets, suffixes: Int32Array): number {
  return induceLarger(text, buckets.starts, suffixes) ^ induceSmaller(text, buckets.starts, suffixes);
}

function induceLarger(text: Int32Array, starts: Int32Array, suffixes: Int32Array): number {
  const length = text.length;
  const heads = starts.slice(0, -1);
  const last = text[length - 1] ?? 0;
  const before = length > 1 ? (text[length - 2] ?? 0) : last;
  suffixes[heads[last] ?? 0] = (length - 1) | ((before - last) & LATER);
  heads[last] = (heads[last] ?? 0) + 1;
  let sink = 0;
  for (let block = 0; block < length; block += AHEAD) {
    const end = Math.min(block + AHEAD, length);
    const ahead = Math.min(end + AHEAD, length);
    for (let i = end; i < ahead; i++) {
      const entry = suffixes[i] ?? 0;
      if (entry > 0) sink ^= text[entry - 1] ?? 0;
    }
    for (let i = block; i < end; i++) {
      const entry = suffixes[i] ?? 0;
      suffixes[i] = entry ^ LATER;
      if (entry > 1) {
        const token = text[entry - 1] ?? 0;
        const slot = heads[token] ?? 0;
        heads[token] = slot + 1;
        // Kept for the scan downwards where the token before is smaller: the sign of the difference.
        suffixes[slot] = (entry - 1) | (((text[entry - 2] ?? 0) - token) & LATER);
      } else if (entry === 1) {
        const token = text[0] ?? 0;
        const slot = heads[token] ?? 0;
        heads[token] = slot + 1;
        suffixes[slot] = 0;
      }
    }
  }
  return sink;
}

function induceSmaller(text: Int32Array, starts: Int32Array, suffixes: Int32Array): number {
  const length = text.length;
  const tails = starts.slice(1);
  let sink = 0;
  for (let block = length; block > 0; block -= AHEAD) {
    const end = Math.max(block - AHEAD, 0);
    const ahead = Math.max(end - AHEAD, 0);
    for (let i = end - 1; i >= ahead; i--) {
      const entry = suffixes[i] ?? 0;
      if (entry > 0) sink ^= text[entry - 1] ?? 0;
    }
    for (let i = block - 1; i >= end; i--) {
      const entry = suffixes[i] ?? 0;
      if (entry > 1) {
        const token = text[entry - 1] ?? 0;
        const slot = (tails[token] ?? 0) - 1;
        tails[token] = slot;
        suffixes[slot] = (entry - 1) | ((token - (text[entry - 2] ?? 0)) & LATER);
      } else if (entry === 1) {
        const token = text[0] ?? 0;
        const slot = (tails[token] ?? 0) - 1;
        tails[token] = slot;
        suffixes[slot] = 0;
      } else suffixes[i] = entry & ~LATER;
    }
  }
  return sink;
}
