import { recordAt, type Segment, tokenAt, wordsIn } from '@/lib/attribution/token-matching/segment';
import { SEPARATOR, wordCountOf } from '@/lib/attribution/token-matching/vocabulary';
import { drawFrom } from '@/tests/support/random-corpus';

/** How often the next word follows the last word alone rather than the last two, one in so many. */
const FORGETS_ONE_IN = 4;

/**
 * Text like that of a segment, for as long as one asks: a Markov chain over its words from a published seed. The next
 * word is what followed the last two somewhere in the segment, or (one time in four) the last one. Yields records; ends
 * after `tokens` tokens, record ends counted.
 */
export function* synthesiseText(input: { segment: Segment; tokens: number; seed: number }): Generator<string> {
  const { segment, tokens, seed } = input;
  const draw = drawFrom(seed);
  const { suffixes, buckets } = segment;
  const length = suffixes.length;
  const words = wordsOf(segment);
  const ranks = new Int32Array(length);
  for (let k = 0; k < length; k++) ranks[suffixes[k] ?? 0] = k;
  const pairs = pairRanges(segment);
  let position = draw(length);
  let record: string[] = [];
  for (let made = 0; made < tokens; made++) {
    const token = tokenAt(segment, position);
    if (token !== SEPARATOR) record.push(words[token] ?? '');
    else {
      if (record.length > 0) yield record.join(' ');
      record = [];
    }
    const rank = ranks[Math.max(0, position - 1)] ?? 0;
    const forgets = position === 0 || draw(FORGETS_ONE_IN) === 0;
    const from = forgets ? (buckets[token] ?? 0) : (pairs.from[rank] ?? 0);
    const to = forgets ? (buckets[token + 1] ?? 0) : (pairs.to[rank] ?? 0);
    position = ((suffixes[from + draw(to - from)] ?? 0) + (forgets ? 1 : 2)) % length;
  }
  if (record.length > 0) yield record.join(' ');
}

/** `count` words of a record from a random place on, as they stand there. */
export function copyWords(segment: Segment, words: readonly string[], draw: (below: number) => number, count: number) {
  const position = draw(segment.low.length);
  const end = segment.recordStarts[recordAt(segment, position) + 1] ?? 0;
  const copied: string[] = [];
  for (let i = position; i < end - 1 && copied.length < count; i++) copied.push(words[tokenAt(segment, i)] ?? '');
  return copied;
}

export function wordsOf({ vocabulary }: Segment): string[] {
  const { units, starts } = vocabulary;
  return Array.from({ length: wordCountOf(vocabulary) }, (_, token) =>
    String.fromCharCode(...units.subarray(starts[token], starts[token + 1])),
  );
}

/** By slot of the suffix array, the slots that share its first two tokens. */
function pairRanges(segment: Segment): { from: Int32Array; to: Int32Array } {
  const { suffixes } = segment;
  const length = suffixes.length;
  const [from, to] = [new Int32Array(length), new Int32Array(length)];
  const second = (slot: number) => {
    const position = suffixes[slot] ?? 0;
    return position + 1 < length ? tokenAt(segment, position + 1) : -1;
  };
  const first = (slot: number) => tokenAt(segment, suffixes[slot] ?? 0);
  for (let start = 0; start < length; ) {
    let end = start + 1;
    while (end < length && first(end) === first(start) && second(end) === second(start)) end++;
    from.fill(start, start, end);
    to.fill(end, start, end);
    start = end;
  }
  return { from, to };
}

export const tokensIn = (segment: Segment): string =>
  `${(segment.low.length / 1e6).toFixed(1)}M tokens, ${(wordsIn(segment) / 1e6).toFixed(1)}M words`;
