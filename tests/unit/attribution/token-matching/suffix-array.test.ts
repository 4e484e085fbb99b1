import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortByInduction } from '@/lib/attribution/token-matching/sort-by-induction';
import { sortByRadix } from '@/lib/attribution/token-matching/sort-by-radix';
import { buildSuffixArray } from '@/lib/attribution/token-matching/suffix-array';
import { bucketsOf } from '@/lib/attribution/token-matching/suffix-buckets';
import { drawFrom } from '@/tests/support/random-corpus';

/** The oracle: the suffixes, compared token by token. */
function sortNaively(text: Int32Array): number[] {
  return Array.from(text, (_, i) => i).sort((a, b) => {
    for (let k = 0; ; k++) {
      if (a + k >= text.length || b + k >= text.length) return b - a;
      const difference = (text[a + k] ?? 0) - (text[b + k] ?? 0);
      if (difference !== 0) return difference;
    }
  });
}

function alphabetOf(text: Int32Array): number {
  return text.reduce((most, token) => Math.max(most, token), 0) + 1;
}

/** Every position once, in order: by the rank of what follows, in linear time. */
function isSorted(text: Int32Array, suffixes: Int32Array): boolean {
  const ranks = new Int32Array(text.length + 1);
  suffixes.forEach((position, k) => {
    ranks[position] = k + 1;
  });
  if (ranks.subarray(0, text.length).includes(0)) return false;
  for (let k = 1; k < suffixes.length; k++) {
    const [a, b] = [suffixes[k - 1] ?? 0, suffixes[k] ?? 0];
    const difference = (text[a] ?? 0) - (text[b] ?? 0);
    if (difference > 0 || (difference === 0 && (ranks[a + 1] ?? 0) >= (ranks[b + 1] ?? 0))) return false;
  }
  return true;
}

function fibonacciWord(length: number): Int32Array {
  let [before, word] = [[1], [1, 0]];
  while (word.length < length) [before, word] = [word, [...word, ...before]];
  return Int32Array.from(word.slice(0, length));
}

function debruijn(alphabet: number, order: number): Int32Array {
  const word = new Array<number>(alphabet * order).fill(0);
  const sequence: number[] = [];
  const extend = (t: number, p: number): void => {
    if (t > order) {
      if (order % p === 0) sequence.push(...word.slice(1, p + 1));
      return;
    }
    word[t] = word[t - p] ?? 0;
    extend(t + 1, p);
    for (let token = (word[t - p] ?? 0) + 1; token < alphabet; token++) {
      word[t] = token;
      extend(t + 1, t);
    }
  };
  extend(1, 1);
  return Int32Array.from(sequence);
}

const draw = drawFrom(3);
const random = (length: number, alphabet: number) => Int32Array.from({ length }, () => draw(alphabet));
const repeated = (part: Int32Array, length: number) =>
  Int32Array.from({ length }, (_, i) => part[i % part.length] ?? 0);

const ADVERSARIES: readonly (readonly [string, Int32Array])[] = [
  ['nothing', new Int32Array(0)],
  ['one token', Int32Array.of(0)],
  ['one token, all equal', new Int32Array(3000)],
  ['a Fibonacci word', fibonacciWord(3000)],
  ['a De Bruijn sequence', debruijn(3, 6)],
  ['two tokens in turn', repeated(Int32Array.of(1, 0), 3001)],
  ['all ascending', Int32Array.from({ length: 3000 }, (_, i) => i)],
  ['all descending', Int32Array.from({ length: 3000 }, (_, i) => 2999 - i)],
  [
    'a saw',
    repeated(
      Int32Array.from({ length: 97 }, (_, i) => i),
      3000,
    ),
  ],
  ['a long period', repeated(random(701, 50_000), 3000)],
  ['a text written twice', repeated(random(1500, 40), 3000)],
  [
    'a text broken by one other token',
    Int32Array.from([...new Int32Array(1500).fill(1), 0, ...new Int32Array(1500).fill(1)]),
  ],
  ['a large alphabet', random(3000, 2 ** 29)],
];

describe('buildSuffixArray', () => {
  it.each(ADVERSARIES)('sorts %s as comparing does', (_, text) => {
    const dense = densify(text);
    const expected = sortNaively(dense);
    expect([...buildSuffixArray(dense, alphabetOf(dense))]).toEqual(expected);
    // With more tokens than occur, fewer of them fit into a key.
    expect([...buildSuffixArray(dense, 100_000)]).toEqual(expected);
  });

  it('sorts any text as comparing does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.nat(8), { maxLength: 80 }), (alphabet, tokens) => {
        const text = Int32Array.from(tokens, (token) => token % alphabet);
        expect([...buildSuffixArray(text, alphabet)]).toEqual(sortNaively(text));
      }),
      { numRuns: 1000, seed: 11 },
    );
  });

  it('sorts long texts with few and many words, and long repeats', () => {
    for (const text of [random(100_000, 2), random(100_000, 300), random(100_000, 100_000), fibonacciWord(100_000)]) {
      expect(isSorted(text, buildSuffixArray(text, alphabetOf(text)))).toBe(true);
    }
    const part = random(3000, 5000);
    const text = Int32Array.from({ length: 100_000 }, (_, i) =>
      draw(1000) === 0 ? draw(5000) : (part[i % 3000] ?? 0),
    );
    expect(isSorted(text, buildSuffixArray(text, 5000))).toBe(true);
  });

  it('refuses a text too long for its marks', () => {
    const tooLong = Object.create(Int32Array.prototype, { length: { value: 2 ** 29 + 1 } });
    expect(() => buildSuffixArray(tooLong, 1)).toThrow('too long');
  });
});

describe('the two ways of sorting leftmost-smaller substrings', () => {
  it('leave positions that the order of the suffixes agrees with', () => {
    for (let round = 0; round < 600; round++) {
      const text = random(2 + draw(60), 1 + draw(6));
      const alphabet = alphabetOf(text);
      const rank = new Map(sortNaively(text).map((position, k) => [position, k]));
      const buckets = bucketsOf(text, alphabet);
      if (buckets.leftmostCount < 2) continue;
      const [byInduction, byRadix] = [new Int32Array(text.length), new Int32Array(text.length)];
      sortByInduction(text, buckets, byInduction);
      const classes = sortByRadix(text, buckets, byRadix);
      for (const suffixes of classes === null ? [byInduction] : [byInduction, byRadix]) {
        const sorted = suffixes.subarray(text.length - buckets.leftmostCount);
        let largestBefore = -1;
        let largest = -1;
        for (const entry of sorted) {
          const own = rank.get(entry & 0x3fffffff) ?? -1;
          expect(own).toBeGreaterThan(largestBefore);
          largest = Math.max(largest, own);
          if ((entry & 0x40000000) !== 0) largestBefore = largest;
        }
        expect(sorted.length > 0 && ((sorted.at(-1) ?? 0) & 0x40000000) !== 0).toBe(true);
      }
    }
  });

  it('gives up comparing substrings that go on and on, and sorts them by induction', () => {
    // Every LMS substring is 800 tokens long and differs from the next in its last ones only.
    const text = Int32Array.from({ length: 400_000 }, (_, i) => {
      const within = i % 800;
      return within === 799 ? 800 + draw(4) : within;
    });
    const alphabet = alphabetOf(text);
    const buckets = bucketsOf(text, alphabet);
    expect(sortByRadix(text, buckets, new Int32Array(text.length))).toBeNull();
    expect(isSorted(text, buildSuffixArray(text, alphabet))).toBe(true);
  });
});

/** The same text with its tokens renumbered 0, 1, 2, … in their order. */
function densify(text: Int32Array): Int32Array {
  const rank = new Map([...new Set(text)].sort((a, b) => a - b).map((token, k) => [token, k]));
  return text.map((token) => rank.get(token) ?? 0);
}
