import { AppError } from '@/lib/core/errors';

/** Token 0 is the end of a record, below all words. */
export const SEPARATOR = 0;

/** Words and their tokens; a token has 24 bits. */
export const MAX_WORDS = 1 << 24;

/**
 * Words by token: token t is `units[starts[t]..starts[t + 1])`, UTF-16. Token 0, the separator, has no units. `slots`
 * is an open hash table (linear probing, FNV-1a over the units) of tokens; 0 is an empty slot.
 */
export type Vocabulary = {
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
  readonly slots: Int32Array;
};

export const wordCountOf = (vocabulary: Vocabulary): number => vocabulary.starts.length - 1;

/** The token of `text[from..to)`, or 0 if the vocabulary lacks it. */
export function findWord(vocabulary: Vocabulary, text: string, from: number, to: number): number {
  const { units, starts, slots } = vocabulary;
  const mask = slots.length - 1;
  let slot = hashOfText(text, from, to) & mask;
  for (;;) {
    const token = slots[slot] ?? 0;
    if (token === 0 || isWord(units, starts[token] ?? 0, starts[token + 1] ?? 0, text, from, to)) return token;
    slot = (slot + 1) & mask;
  }
}

/** Words whose tokens are their order of arrival, from 1. */
export type GrowingVocabulary = {
  /** The token of `text[from..to)`, new or known. */
  readonly add: (text: string, from: number, to: number) => number;
  readonly units: () => Uint16Array;
  readonly starts: () => Uint32Array;
};

export function growVocabulary(): GrowingVocabulary {
  let units: Uint16Array = new Uint16Array(1 << 14);
  let starts: Uint32Array = new Uint32Array(1 << 11);
  let slots: Int32Array = new Int32Array(1 << 12);
  let count = 1;
  let used = 0;
  const append = (text: string, from: number, to: number): number => {
    if (count === MAX_WORDS) throw new AppError('too-large', `A segment holds at most ${MAX_WORDS} different words.`);
    if (used + to - from > units.length) {
      const larger = new Uint16Array(2 * (used + to - from));
      larger.set(units);
      units = larger;
    }
    if (count + 2 > starts.length) {
      const larger = new Uint32Array(2 * starts.length);
      larger.set(starts);
      starts = larger;
    }
    for (let i = from; i < to; i++) units[used++] = text.charCodeAt(i);
    starts[count + 1] = used;
    return count++;
  };
  return {
    add: (text, from, to) => {
      const mask = slots.length - 1;
      let slot = hashOfText(text, from, to) & mask;
      for (;;) {
        const known = slots[slot] ?? 0;
        if (known === 0) break;
        if (isWord(units, starts[known] ?? 0, starts[known + 1] ?? 0, text, from, to)) return known;
        slot = (slot + 1) & mask;
      }
      const token = append(text, from, to);
      slots[slot] = token;
      if (2 * count > slots.length) slots = hashWords(units, starts.subarray(0, count + 1));
      return token;
    },
    units: () => units.subarray(0, used),
    starts: () => starts.subarray(0, count + 1),
  };
}

/** The hash table of these words. A word that occurs twice is an error of whoever wrote them. */
export function hashWords(units: Uint16Array, starts: Uint32Array): Int32Array {
  let size = 16;
  while (size < 3 * starts.length) size *= 2;
  const slots = new Int32Array(size);
  for (let token = 1; token + 1 < starts.length; token++) {
    const from = starts[token] ?? 0;
    const to = starts[token + 1] ?? 0;
    let hash = FNV_OFFSET;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ (units[i] ?? 0), FNV_PRIME);
    let slot = spread(hash) & (size - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      if (isSameWord(units, starts, slots[slot] ?? 0, token)) {
        throw new AppError('content-mismatch', 'A word occurs twice in the vocabulary of a segment.');
      }
    }
    slots[slot] = token;
  }
  return slots;
}

/** The words in another order: token t of the result is token `order[t]` here. */
export function reorderWords(units: Uint16Array, starts: Uint32Array, order: Uint32Array): Vocabulary {
  const ordered = new Uint16Array(units.length);
  const orderedStarts = new Uint32Array(order.length + 1);
  let used = 0;
  for (let t = 0; t < order.length; t++) {
    const from = order[t] ?? 0;
    const word = units.subarray(starts[from] ?? 0, starts[from + 1] ?? 0);
    ordered.set(word, used);
    used += word.length;
    orderedStarts[t + 1] = used;
  }
  return { units: ordered, starts: orderedStarts, slots: hashWords(ordered, orderedStarts) };
}

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
/** FNV's low bits depend on low bits alone. */
const spread = (hash: number): number => hash ^ (hash >>> 15);

function hashOfText(text: string, from: number, to: number): number {
  let hash = FNV_OFFSET;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return spread(hash);
}

function isWord(units: Uint16Array, start: number, end: number, text: string, from: number, to: number): boolean {
  if (end - start !== to - from) return false;
  for (let i = start, k = from; i < end; i++, k++) if (units[i] !== text.charCodeAt(k)) return false;
  return true;
}

function isSameWord(units: Uint16Array, starts: Uint32Array, a: number, b: number): boolean {
  const from = starts[a] ?? 0;
  const other = starts[b] ?? 0;
  const length = (starts[a + 1] ?? 0) - from;
  if (length !== (starts[b + 1] ?? 0) - other) return false;
  for (let i = 0; i < length; i++) if (units[from + i] !== units[other + i]) return false;
  return true;
}
