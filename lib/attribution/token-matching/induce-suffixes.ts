import { LATER } from '@/lib/attribution/token-matching/leftmost-smaller';

/**
 * From the sorted LMS suffixes at the ends of their buckets, all suffixes in order (Nong, Zhang and Chan 2009, section
 * 3): a scan upwards puts every L suffix behind the one it precedes in the text, a scan downwards every S suffix.
 * `suffixes` is changed in place. For long texts its twin in WebAssembly runs (induce-code), which reads ahead.
 */
export function induceSuffixes(text: Int32Array, starts: Int32Array, suffixes: Int32Array): void {
  induceLarger(text, starts, suffixes);
  induceSmaller(text, starts, suffixes);
}

function induceLarger(text: Int32Array, starts: Int32Array, suffixes: Int32Array): void {
  const length = text.length;
  const heads = starts.slice(0, -1);
  const last = text[length - 1] ?? 0;
  const before = length > 1 ? (text[length - 2] ?? 0) : last;
  suffixes[heads[last] ?? 0] = (length - 1) | ((before - last) & LATER);
  heads[last] = (heads[last] ?? 0) + 1;
  for (let i = 0; i < length; i++) {
    const entry = suffixes[i] ?? 0;
    suffixes[i] = entry ^ LATER;
    if (entry <= 0) continue;
    const token = text[entry - 1] ?? 0;
    const slot = heads[token] ?? 0;
    heads[token] = slot + 1;
    // Kept for the scan downwards where the token before is smaller: the sign of the difference.
    suffixes[slot] = entry === 1 ? 0 : (entry - 1) | (((text[entry - 2] ?? 0) - token) & LATER);
  }
}

function induceSmaller(text: Int32Array, starts: Int32Array, suffixes: Int32Array): void {
  const tails = starts.slice(1);
  for (let i = text.length - 1; i >= 0; i--) {
    const entry = suffixes[i] ?? 0;
    if (entry <= 0) {
      suffixes[i] = entry & ~LATER;
      continue;
    }
    const token = text[entry - 1] ?? 0;
    const slot = (tails[token] ?? 0) - 1;
    tails[token] = slot;
    suffixes[slot] = entry === 1 ? 0 : (entry - 1) | ((token - (text[entry - 2] ?? 0)) & LATER);
  }
}
