import { hashWords, SEPARATOR, type Vocabulary, wordCountOf } from '@/lib/attribution/token-matching/vocabulary';

/** Records start in every block of this many tokens; where one starts is looked up from the block's first. */
const BLOCK_BITS = 6;

/** Every so many slots of the suffix array the tokens behind the first are kept beside it. */
const SAMPLE_BITS = 6;
const TOKEN_RANGE = 0x1000000;

/**
 * A part of the corpus that never changes: its records as tokens, one behind the other, each ended by a separator, and
 * the suffix array over them. As Infini-gram keeps it (Liu et al. 2024), with words for tokens. Bytes a token: 4 of
 * suffix array, 2 of text (3 above 65,536 words), 12 for every 64 tokens; 8 a record.
 */
export type Segment = {
  /** Low 16 bits of each token, and the upper 8, empty while there are no more than 65,536 words. */
  readonly low: Uint16Array;
  readonly high: Uint8Array;
  readonly suffixes: Int32Array;
  /** Where each token's bucket starts in `suffixes`, one slot more than there are tokens. */
  readonly buckets: Uint32Array;
  readonly vocabulary: Vocabulary;
  /** Record k is tokens[recordStarts[k]..recordStarts[k + 1]), its separator last. */
  readonly recordStarts: Uint32Array;
  /** The caller's number of record k, by which traces name it. */
  readonly recordNumbers: Uint32Array;
  /** The record that the first token of each block belongs to. */
  readonly blocks: Uint32Array;
  /**
   * Second and third token of every 64th suffix, the second times 2²⁴: where a search starts, so that it reads memory
   * all over the segment for its last steps only.
   */
  readonly samples: Float64Array;
};

/** What a segment is stored as; the rest follows from it. */
export type SegmentParts = Omit<Segment, 'buckets' | 'vocabulary' | 'blocks' | 'samples'> & {
  readonly wordStarts: Uint32Array;
  readonly wordUnits: Uint16Array;
};

/** `parts` are trusted to be whole: what was read from bytes is checked by decodeSegment. */
export function segmentOf(parts: SegmentParts, known?: Vocabulary): Segment {
  const { low, high, suffixes, recordStarts, recordNumbers, wordStarts, wordUnits } = parts;
  const vocabulary = known ?? { units: wordUnits, starts: wordStarts, slots: hashWords(wordUnits, wordStarts) };
  const segment = { low, high, suffixes, vocabulary, recordStarts, recordNumbers };
  return {
    ...segment,
    buckets: countTokens(segment),
    blocks: blocksOf(low.length, recordStarts),
    samples: samplesOf(segment),
  };
}

type Tokens = Pick<Segment, 'low' | 'high'>;

export const tokenAt = ({ low, high }: Tokens, position: number): number =>
  high.length === 0 ? (low[position] ?? 0) : (low[position] ?? 0) | ((high[position] ?? 0) << 16);

/** The record, by its place in the segment, that the token at `position` belongs to. */
export function recordAt({ blocks, recordStarts }: Segment, position: number): number {
  let record = blocks[position >>> BLOCK_BITS] ?? 0;
  while ((recordStarts[record + 1] ?? 0) <= position) record++;
  return record;
}

/**
 * The part of [from, to), slots of one token's bucket, where a suffix that goes on with `second` and `third` would be; a
 * token of 0 stands for any.
 */
export function narrow(
  { samples }: Segment,
  range: { readonly from: number; readonly to: number },
  second: number,
  third: number,
): { from: number; to: number } {
  const { from, to } = range;
  const firstSample = (from + (1 << SAMPLE_BITS) - 1) >>> SAMPLE_BITS;
  const lastSample = (to + (1 << SAMPLE_BITS) - 1) >>> SAMPLE_BITS;
  if (second === 0 || firstSample >= lastSample) return { from, to };
  const key = second * TOKEN_RANGE + third;
  const above = third === 0 ? key + TOKEN_RANGE : key + 1;
  const low = lowerBound(samples, firstSample, lastSample, key);
  const high = lowerBound(samples, low, lastSample, above);
  return {
    from: low === firstSample ? from : ((low - 1) << SAMPLE_BITS) + 1,
    to: high === lastSample ? to : high << SAMPLE_BITS,
  };
}

function lowerBound(keys: Float64Array, from: number, to: number, key: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How often a token occurs. */
export const countOf = ({ buckets }: Segment, token: number): number =>
  (buckets[token + 1] ?? 0) - (buckets[token] ?? 0);

/** Without separators. */
export const wordsIn = (segment: Segment): number => segment.low.length - countOf(segment, SEPARATOR);

/** Everything that a loaded segment keeps in memory. */
export const bytesIn = (segment: Segment): number =>
  segment.low.byteLength +
  segment.high.byteLength +
  segment.suffixes.byteLength +
  segment.buckets.byteLength +
  segment.vocabulary.units.byteLength +
  segment.vocabulary.starts.byteLength +
  segment.vocabulary.slots.byteLength +
  segment.recordStarts.byteLength +
  segment.recordNumbers.byteLength +
  segment.blocks.byteLength +
  segment.samples.byteLength;

function countTokens(segment: Tokens & { vocabulary: Vocabulary }): Uint32Array {
  const words = wordCountOf(segment.vocabulary);
  const buckets = new Uint32Array(words + 1);
  for (let i = 0; i < segment.low.length; i++) {
    const slot = tokenAt(segment, i) + 1;
    buckets[slot] = (buckets[slot] ?? 0) + 1;
  }
  for (let token = 0; token < words; token++) buckets[token + 1] = (buckets[token + 1] ?? 0) + (buckets[token] ?? 0);
  return buckets;
}

function blocksOf(length: number, recordStarts: Uint32Array): Uint32Array {
  const blocks = new Uint32Array(Math.ceil(length / (1 << BLOCK_BITS)));
  let record = 0;
  for (let block = 0; block < blocks.length; block++) {
    while ((recordStarts[record + 1] ?? 0) <= block << BLOCK_BITS) record++;
    blocks[block] = record;
  }
  return blocks;
}

function samplesOf(segment: Tokens & { suffixes: Int32Array }): Float64Array {
  const { suffixes, low } = segment;
  const samples = new Float64Array((suffixes.length + (1 << SAMPLE_BITS) - 1) >>> SAMPLE_BITS);
  for (let k = 0; k < samples.length; k++) {
    const position = suffixes[k << SAMPLE_BITS] ?? 0;
    const second = position + 1 < low.length ? tokenAt(segment, position + 1) : 0;
    const third = position + 2 < low.length ? tokenAt(segment, position + 2) : 0;
    samples[k] = second * TOKEN_RANGE + third;
  }
  return samples;
}
