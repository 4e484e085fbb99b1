import { findSources, type Source } from '@/lib/attribution/token-matching/find-sources';
import { matchPart, type PartMatches } from '@/lib/attribution/token-matching/search-part';
import { countOf } from '@/lib/attribution/token-matching/segment';
import { splitWords } from '@/lib/attribution/token-matching/split-words';
import type { TokenIndex } from '@/lib/attribution/token-matching/token-index';
import { findWord } from '@/lib/attribution/token-matching/vocabulary';
import { log } from '@/lib/core/exact-math';

/** Information is counted in units of 2^-32 bits. */
export const UNITS_PER_BIT = 4_294_967_296;

export type TraceSettings = {
  /** A span of fewer tokens is short. */
  readonly minTokens: number;
  /**
   * A span is plain unless its information exceeds log₂ of the corpus' words by this many bits: drawn word by word, a
   * corpus of this size would then hold it with probability below 2^−bits.
   */
  readonly minSurpriseBits: number;
  /** A span that stands in more clusters than this is frequent. The sources of all others are all named. */
  readonly maxClusters: number;
};

export const DEFAULT_TRACE_SETTINGS: TraceSettings = { minTokens: 3, minSurpriseBits: 6, maxClusters: 64 };

/** A range of the traced text in UTF-16 units. */
export type TextRange = { readonly start: number; readonly end: number };

/** A maximal span that is the longest over some tokens of the text, by what became of their weight. */
export type TracedSpan = {
  /** All of it, which may overlap others. */
  readonly span: TextRange;
  /** The tokens over which it is the longest, the first of equals; these do not overlap. */
  readonly owns: TextRange;
  readonly tokenCount: number;
  /** Information of the tokens it owns, in units of 2^-32 bits. */
  readonly weight: bigint;
  readonly fate: { readonly kind: 'credited'; readonly sources: readonly Source[] } | { readonly kind: CommonsReason };
};

export type CommonsReason = 'short' | 'plain' | 'frequent';

export type Trace = {
  readonly tokenCount: number;
  /** Credited records by number, in units of 2^-32 bits. With `commons` they sum to `total` exactly. */
  readonly weights: readonly { readonly record: number; readonly weight: bigint }[];
  /** What no record is credited with, by reason; unmatched are the words that the corpus lacks. */
  readonly commons: Readonly<Record<CommonsReason | 'unmatched', bigint>>;
  readonly total: bigint;
  readonly spans: readonly TracedSpan[];
};

/**
 * Which records hold the text, verbatim: provenance, not influence. For each start the longest match in the corpus
 * (Infini-gram, Liu et al. 2024); of these the maximal spans (OLMoTrace, Ai2 2025); a token weighs its information
 * w = −log₂ p under the corpus' word frequencies and goes with the longest span over it, s, in equal parts to the
 * distinct near-duplicate clusters D(s) that hold s:  τ_r = Σ_j w_j · [r ∈ D(s(j))] / |D(s(j))|.
 * Weights are integers; what does not divide goes, unit by unit, to the lowest record numbers.
 *
 * A cluster's part is given to its lowest-numbered record that holds the span. `clusterOf` defaults to every record its
 * own. Words that the corpus lacks weigh as if they occurred once.
 */
export function traceText(input: {
  index: TokenIndex;
  text: string;
  clusterOf?: (record: number) => number;
  settings?: TraceSettings;
}): Trace {
  const { index, text, clusterOf = (record) => record, settings = DEFAULT_TRACE_SETTINGS } = input;
  const bounds = new Int32Array(2 * text.length);
  const tokenCount = splitWords(text, bounds);
  const { matches, counts } = matchText(index, text, bounds, tokenCount);
  const information = informationOf(counts, index.words);
  const lengths = longestOf(matches, tokenCount);
  const owners = ownersOf(lengths);

  const weights = new Map<number, bigint>();
  const commons = { unmatched: 0n, short: 0n, plain: 0n, frequent: 0n };
  const spans: TracedSpan[] = [];
  let total = 0n;
  for (let token = 0; token < tokenCount; ) {
    const start = owners[token] ?? -1;
    let next = token;
    let weight = 0n;
    while (next < tokenCount && owners[next] === start) weight += BigInt(information[next++] ?? 0);
    total += weight;
    if (start === -1) commons.unmatched += weight;
    else {
      const length = lengths[start] ?? 0;
      const fate = judge({ index, matches, information, start, length, clusterOf, settings });
      if (fate.kind === 'credited') credit(weights, fate.sources, weight);
      else commons[fate.kind] += weight;
      const range = (from: number, to: number) => ({ start: bounds[2 * from] ?? 0, end: bounds[2 * to - 1] ?? 0 });
      spans.push({ span: range(start, start + length), owns: range(token, next), tokenCount: length, weight, fate });
    }
    token = next;
  }
  return {
    tokenCount,
    weights: [...weights].map(([record, weight]) => ({ record, weight })).sort((a, b) => a.record - b.record),
    commons,
    total,
    spans,
  };
}

/** The text in each part's tokens with its matches, and how often each of its words occurs in live records. */
function matchText(index: TokenIndex, text: string, bounds: Int32Array, tokenCount: number) {
  const counts = new Float64Array(tokenCount);
  const matches = index.parts.map((part): PartMatches => {
    const { segment, withdrawnCounts } = part;
    const pattern = new Int32Array(tokenCount);
    for (let i = 0; i < tokenCount; i++) {
      const token = findWord(segment.vocabulary, text, bounds[2 * i] ?? 0, bounds[2 * i + 1] ?? 0);
      if (token === 0) continue;
      const count = countOf(segment, token) - (withdrawnCounts?.[token] ?? 0);
      if (count === 0) continue;
      pattern[i] = token;
      counts[i] = (counts[i] ?? 0) + count;
    }
    return matchPart(part, pattern);
  });
  return { matches, counts };
}

/** w = log₂(words / count) in units, a function of the two counts alone, bit for bit (lib/core/exact-math.ts). */
function informationOf(counts: Float64Array, words: number): Float64Array {
  const information = new Float64Array(counts.length);
  const all = log(Math.max(words, 1));
  for (let i = 0; i < counts.length; i++) information[i] = toUnits(all - log(Math.max(counts[i] ?? 0, 1)));
  return information;
}

const toUnits = (nats: number): number => Math.floor((nats / Math.LN2) * UNITS_PER_BIT + 0.5);

function longestOf(matches: readonly PartMatches[], tokenCount: number): Int32Array {
  const lengths = new Int32Array(tokenCount);
  for (const match of matches) {
    for (let i = 0; i < tokenCount; i++) lengths[i] = Math.max(lengths[i] ?? 0, match.lengths[i] ?? 0);
  }
  return lengths;
}

/**
 * By token, the start of the longest maximal span over it, the first of equals; −1 without one. A match is maximal when
 * no earlier start's match contains it. Spans are laid down longest first, each on the tokens still free: since none
 * contains another, what a span owns is one piece.
 */
function ownersOf(lengths: Int32Array): Int32Array {
  const starts: number[] = [];
  let reached = 0;
  for (let start = 0; start < lengths.length; start++) {
    const end = start + (lengths[start] ?? 0);
    if (end > reached) starts.push(start);
    reached = Math.max(reached, end);
  }
  starts.sort((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0) || a - b);
  const owners = new Int32Array(lengths.length).fill(-1);
  // The next free token at or after each, found with path halving.
  const free = Int32Array.from({ length: lengths.length + 1 }, (_, i) => i);
  const nextFree = (from: number): number => {
    let at = from;
    while ((free[at] ?? 0) !== at) {
      free[at] = free[free[at] ?? 0] ?? 0;
      at = free[at] ?? 0;
    }
    return at;
  };
  for (const start of starts) {
    const end = start + (lengths[start] ?? 0);
    for (let token = nextFree(start); token < end; token = nextFree(token)) {
      owners[token] = start;
      free[token] = token + 1;
    }
  }
  return owners;
}

function judge(input: {
  index: TokenIndex;
  matches: readonly PartMatches[];
  information: Float64Array;
  start: number;
  length: number;
  clusterOf: (record: number) => number;
  settings: TraceSettings;
}): TracedSpan['fate'] {
  const { index, information, start, length, settings } = input;
  if (length < settings.minTokens) return { kind: 'short' };
  let sum = 0n;
  for (let i = start; i < start + length; i++) sum += BigInt(information[i] ?? 0);
  const least = toUnits(log(Math.max(index.words, 1))) + settings.minSurpriseBits * UNITS_PER_BIT;
  if (sum <= BigInt(least)) return { kind: 'plain' };
  const sources = findSources({ ...input, maxClusters: settings.maxClusters });
  return sources === null ? { kind: 'frequent' } : { kind: 'credited', sources };
}

function credit(weights: Map<number, bigint>, sources: readonly Source[], weight: bigint): void {
  const each = weight / BigInt(sources.length);
  let rest = weight % BigInt(sources.length);
  for (const { record } of sources) {
    const unit = rest > 0n ? 1n : 0n;
    rest -= unit;
    weights.set(record, (weights.get(record) ?? 0n) + each + unit);
  }
}
