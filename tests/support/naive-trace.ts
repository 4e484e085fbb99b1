import type { CommonsReason, TraceSettings } from '@/lib/attribution/token-matching/trace-text';
import { log } from '@/lib/core/exact-math';

/**
 * The oracle of token matching: lists of words, compared one by one, and the formulas as docs/attribution.md writes
 * them. Words are what white space separates.
 */
export function naiveTrace(input: {
  records: readonly { number: number; text: string }[];
  text: string;
  clusterOf: (record: number) => number;
  settings: TraceSettings;
}) {
  const { text, clusterOf, settings } = input;
  const records = input.records.map(({ number, text: own }) => ({ number, words: wordsOf(own) }));
  const words = wordsOf(text);
  const all = records.flatMap((record) => record.words);
  const information = words.map((word) => {
    const count = all.filter((other) => other === word).length;
    return BigInt(units(log(Math.max(all.length, 1)) - log(Math.max(count, 1))));
  });
  const occurrences = (start: number, length: number) =>
    records.flatMap(({ number, words: own }) =>
      own.flatMap((_, at) =>
        at + length <= own.length && words.slice(start, start + length).every((word, k) => own[at + k] === word)
          ? [{ record: number, firstToken: at }]
          : [],
      ),
    );
  const matches = words.map((_, start) => {
    let length = 0;
    while (start + length < words.length && occurrences(start, length + 1).length > 0) length++;
    return { start, length };
  });
  const maximal = matches.filter(
    ({ start, length }) =>
      length > 0 &&
      !matches.some((other) => other.start < start && other.start + other.length >= start + length && other.length > 0),
  );
  const weights = new Map<number, bigint>();
  const commons: Record<CommonsReason | 'unmatched', bigint> = { unmatched: 0n, short: 0n, plain: 0n, frequent: 0n };
  const owned = new Map<number, bigint>();
  words.forEach((_, j) => {
    const over = maximal.filter(({ start, length }) => start <= j && j < start + length);
    const longest = over.reduce((best, span) => (best && best.length >= span.length ? best : span), over[0]);
    const weight = information[j] ?? 0n;
    if (longest) owned.set(longest.start, (owned.get(longest.start) ?? 0n) + weight);
    else commons.unmatched += weight;
  });
  const sourcesOf = new Map<number, { cluster: number; record: number; firstToken: number }[]>();
  for (const [start, weight] of owned) {
    const length = matches[start]?.length ?? 0;
    const bits = information.slice(start, start + length).reduce((sum, w) => sum + w, 0n);
    if (length < settings.minTokens) {
      commons.short += weight;
      continue;
    }
    const least = BigInt(units(log(Math.max(all.length, 1)))) + BigInt(settings.minSurpriseBits) * 4_294_967_296n;
    if (bits <= least) {
      commons.plain += weight;
      continue;
    }
    const found = occurrences(start, length).sort((a, b) => a.record - b.record || a.firstToken - b.firstToken);
    const sources = found
      .map((one) => ({ cluster: clusterOf(one.record), ...one }))
      .filter((one, k, list) => list.findIndex(({ cluster }) => cluster === one.cluster) === k);
    if (sources.length > settings.maxClusters) {
      commons.frequent += weight;
      continue;
    }
    sourcesOf.set(start, sources);
    const each = weight / BigInt(sources.length);
    const rest = Number(weight % BigInt(sources.length));
    sources.forEach(({ record }, k) => {
      weights.set(record, (weights.get(record) ?? 0n) + each + (k < rest ? 1n : 0n));
    });
  }
  return {
    weights: [...weights].map(([record, weight]) => ({ record, weight })).sort((a, b) => a.record - b.record),
    commons,
    total: information.reduce((sum, w) => sum + w, 0n),
    sources: [...sourcesOf].sort(([a], [b]) => a - b).map(([, sources]) => sources),
  };
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

const units = (nats: number): number => Math.floor((nats / Math.LN2) * 4_294_967_296 + 0.5);
