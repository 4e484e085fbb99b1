import { type Segment, tokenAt } from '@/lib/attribution/token-matching/segment';

/**
 * Whether `suffixes` is the suffix array of the segment's text: every position once, first tokens ascending, and
 * neighbours with the same first token in the order of what follows them (Burkhardt and Kärkkäinen 2003, section 8).
 * Linear time; for verifiers and tests, who trust nobody's index.
 */
export function checkSegment(segment: Segment): boolean {
  const { suffixes } = segment;
  const length = suffixes.length;
  // Rank 0 is the end of the text.
  const ranks = new Uint32Array(length + 1);
  for (let i = 0; i < length; i++) {
    const position = suffixes[i] ?? 0;
    if (position >>> 0 >= length || ranks[position] !== 0) return false;
    ranks[position] = i + 1;
  }
  for (let i = 1; i < length; i++) {
    const a = suffixes[i - 1] ?? 0;
    const b = suffixes[i] ?? 0;
    const difference = tokenAt(segment, a) - tokenAt(segment, b);
    if (difference > 0 || (difference === 0 && (ranks[a + 1] ?? 0) >= (ranks[b + 1] ?? 0))) return false;
  }
  return true;
}
