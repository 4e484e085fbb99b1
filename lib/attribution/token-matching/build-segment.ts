import { type Segment, segmentOf, tokenAt } from '@/lib/attribution/token-matching/segment';
import { splitWords } from '@/lib/attribution/token-matching/split-words';
import { buildSuffixArray, MAX_TEXT_LENGTH } from '@/lib/attribution/token-matching/suffix-array';
import {
  type GrowingVocabulary,
  growVocabulary,
  reorderWords,
  SEPARATOR,
  wordCountOf,
} from '@/lib/attribution/token-matching/vocabulary';
import { AppError } from '@/lib/core/errors';

export type SegmentRecord = {
  /** By which traces name the record: 0 to 2³² − 1, its place in the training set for one. */
  readonly number: number;
  readonly text: string;
};

/** What is being done and how far it is, in records or tokens. Sorting is one step. */
export type SegmentProgress = {
  readonly phase: 'tokenise' | 'sort' | 'pack';
  readonly done: number;
  readonly total: number | null;
};

export type TellProgress = (progress: SegmentProgress) => void;

const TOLD_EVERY = 4096;

/**
 * A segment of these records, in their order. Pure and without shared state, so a worker can run it: pass it the
 * records, and hand its parts back by encodeSegment. The same records give the same bytes.
 */
export function buildSegment(records: Iterable<SegmentRecord>, tell: TellProgress = () => {}): Segment {
  const collected = collectTokens();
  let bounds = new Int32Array(1 << 12);
  let done = 0;
  for (const { number, text } of records) {
    if (bounds.length < 2 * text.length) bounds = new Int32Array(4 * text.length);
    const count = splitWords(text, bounds);
    collected.open(number);
    for (let i = 0; i < 2 * count; i += 2) {
      collected.push(collected.vocabulary.add(text, bounds[i] ?? 0, bounds[i + 1] ?? 0));
    }
    collected.close();
    if (++done % TOLD_EVERY === 0) tell({ phase: 'tokenise', done, total: null });
  }
  tell({ phase: 'tokenise', done, total: done });
  return assemble(collected, tell);
}

/**
 * One segment of the live records of several, in their order: byte for byte what building from those records' texts
 * would give. `isWithdrawn(segment, record)` is asked by places, not numbers. Linear time, and no text is needed.
 */
export function mergeSegments(
  segments: readonly Segment[],
  isWithdrawn: (segment: number, record: number) => boolean,
  tell: TellProgress = () => {},
): Segment {
  const collected = collectTokens();
  const total = segments.reduce((sum, { recordNumbers }) => sum + recordNumbers.length, 0);
  let done = 0;
  segments.forEach((segment, s) => {
    const { recordStarts, recordNumbers } = segment;
    const known = new Int32Array(wordCountOf(segment.vocabulary));
    for (let record = 0; record < recordNumbers.length; record++) {
      if (++done % TOLD_EVERY === 0) tell({ phase: 'tokenise', done, total });
      if (isWithdrawn(s, record)) continue;
      collected.open(recordNumbers[record] ?? 0);
      const end = (recordStarts[record + 1] ?? 0) - 1;
      for (let i = recordStarts[record] ?? 0; i < end; i++) {
        const token = tokenAt(segment, i);
        let own = known[token] ?? 0;
        if (own === 0) {
          own = addWord(collected.vocabulary, segment, token);
          known[token] = own;
        }
        collected.push(own);
      }
      collected.close();
    }
  });
  return assemble(collected, tell);
}

function addWord(vocabulary: GrowingVocabulary, { vocabulary: { units, starts } }: Segment, token: number): number {
  let word = '';
  for (let i = starts[token] ?? 0; i < (starts[token + 1] ?? 0); i++) word += String.fromCharCode(units[i] ?? 0);
  return vocabulary.add(word, 0, word.length);
}

type Collected = ReturnType<typeof collectTokens>;

/** The tokens of records as they come, numbered by arrival. */
function collectTokens() {
  const vocabulary = growVocabulary();
  let tokens = new Int32Array(1 << 16);
  let used = 0;
  const starts: number[] = [0];
  const numbers: number[] = [];
  const push = (token: number): void => {
    if (used === tokens.length) {
      if (used >= MAX_TEXT_LENGTH)
        throw new AppError('too-large', `A segment holds at most ${MAX_TEXT_LENGTH} tokens.`);
      const larger = new Int32Array(2 * used);
      larger.set(tokens);
      tokens = larger;
    }
    tokens[used++] = token;
  };
  return {
    vocabulary,
    push,
    open: (number: number): void => {
      if (!Number.isInteger(number) || number < 0 || number > 0xffffffff) {
        throw new AppError('invalid-input', `A record has the number ${number}. Use a whole number below 2³².`);
      }
      numbers.push(number);
    },
    close: (): void => {
      push(SEPARATOR);
      starts.push(used);
    },
    finish: () => ({
      tokens: tokens.subarray(0, used),
      recordStarts: Uint32Array.from(starts),
      recordNumbers: Uint32Array.from(numbers),
    }),
  };
}

/**
 * Numbers the words again, the rarest first, equally frequent ones by arrival: substrings then start at rare words and
 * are told apart early, which leaves the suffix array's recursion half as much to sort as frequent words first would.
 */
function assemble(collected: Collected, tell: TellProgress): Segment {
  const { tokens, recordStarts, recordNumbers } = collected.finish();
  const words = collected.vocabulary.starts().length - 1;
  const counts = new Uint32Array(words);
  for (let i = 0; i < tokens.length; i++) counts[tokens[i] ?? 0] = (counts[tokens[i] ?? 0] ?? 0) + 1;
  const order = Uint32Array.from({ length: words }, (_, token) => token);
  order.subarray(1).sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b);
  const tokenOf = new Int32Array(words);
  order.forEach((arrival, token) => {
    tokenOf[arrival] = token;
  });
  for (let i = 0; i < tokens.length; i++) tokens[i] = tokenOf[tokens[i] ?? 0] ?? 0;
  const vocabulary = reorderWords(collected.vocabulary.units(), collected.vocabulary.starts(), order);
  tell({ phase: 'sort', done: 0, total: tokens.length });
  const suffixes = buildSuffixArray(tokens, words);
  tell({ phase: 'pack', done: 0, total: tokens.length });
  const low = new Uint16Array(tokens.length);
  const high = new Uint8Array(words > 0x10000 ? tokens.length : 0);
  for (let i = 0; i < tokens.length; i++) low[i] = tokens[i] ?? 0;
  for (let i = 0; i < high.length; i++) high[i] = (tokens[i] ?? 0) >>> 16;
  const segment = segmentOf(
    { low, high, suffixes, recordStarts, recordNumbers, wordStarts: vocabulary.starts, wordUnits: vocabulary.units },
    vocabulary,
  );
  tell({ phase: 'pack', done: tokens.length, total: tokens.length });
  return segment;
}
