import { describe, expect, it } from 'vitest';
import { buildSegment, mergeSegments } from '@/lib/attribution/token-matching/build-segment';
import { indexOf } from '@/lib/attribution/token-matching/token-index';
import { type Trace, traceText, UNITS_PER_BIT } from '@/lib/attribution/token-matching/trace-text';
import { naiveTrace } from '@/tests/support/naive-trace';
import { drawFrom, type RandomCorpus, randomCorpus } from '@/tests/support/random-corpus';

const settingsOf = (draw: (below: number) => number) => ({
  minTokens: 1 + draw(3),
  minSurpriseBits: draw(6) - 4,
  maxClusters: 1 + draw(4),
});

/** The parts of a trace that the oracle has. */
const comparable = ({ weights, commons, total, spans }: Trace) => ({
  weights,
  commons,
  total,
  sources: spans.flatMap(({ fate }) => (fate.kind === 'credited' ? [fate.sources] : [])),
});

function segmentsOf({ records, cuts }: RandomCorpus) {
  const ends = [...cuts, records.length];
  return ends.map((end, k) => buildSegment(records.slice(k === 0 ? 0 : ends[k - 1], end)));
}

describe('traceText', () => {
  it('equals the oracle over one segment, over several, with records taken down, and after the merge', () => {
    const draw = drawFrom(2025);
    let credited = 0;
    let taken = 0;
    for (let round = 0; round < 200; round++) {
      const corpus = randomCorpus(draw);
      const settings = settingsOf(draw);
      const { text, records, withdrawn } = corpus;
      const clusterOf = (record: number) => corpus.clusters[record] ?? record;
      const segments = segmentsOf(corpus);
      const trace = (index: ReturnType<typeof indexOf>) => comparable(traceText({ index, text, clusterOf, settings }));
      const live = records.filter(({ number }) => !withdrawn.has(number));
      const all = naiveTrace({ records, text, clusterOf, settings });
      const left = naiveTrace({ records: live, text, clusterOf, settings });

      expect(trace(indexOf([buildSegment(records)]))).toEqual(all);
      expect(trace(indexOf(segments))).toEqual(all);
      expect(trace(indexOf(segments, withdrawn))).toEqual(left);
      const isWithdrawn = (s: number, k: number) => withdrawn.has(segments[s]?.recordNumbers[k] ?? -1);
      expect(trace(indexOf([mergeSegments(segments, isWithdrawn)]))).toEqual(left);

      const sum = all.weights.reduce((total, { weight }) => total + weight, 0n);
      const { unmatched, short, plain, frequent } = all.commons;
      expect(sum + unmatched + short + plain + frequent).toBe(all.total);
      if (all.weights.length > 0) credited++;
      if (all.weights.length !== left.weights.length) taken++;
    }
    // The cases are of the kinds that matter.
    expect(credited).toBeGreaterThan(40);
    expect(taken).toBeGreaterThan(8);
  }, 30_000);

  const index = indexOf([
    buildSegment([
      { number: 7, text: 'The quick brown fox jumps over the lazy dog.' },
      { number: 9, text: 'A quick brown fox, they say, jumps over the lazy dog.' },
      { number: 12, text: 'Pack my box with five dozen liquor jugs' },
    ]),
  ]);
  const settings = { minTokens: 3, minSurpriseBits: 0, maxClusters: 2 };

  it('names spans in UTF-16 units of the text, and where they stand in their records', () => {
    const text = '🦊  Quick? “quick brown fox” with five dozen liquor jugs';
    const trace = traceText({ index, text, settings });
    const credited = trace.spans.filter(({ fate }) => fate.kind === 'credited');
    expect(credited.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'quick brown fox',
      'with five dozen liquor jugs',
    ]);
    expect(credited.map(({ fate }) => fate)).toEqual([
      {
        kind: 'credited',
        sources: [
          { cluster: 7, record: 7, firstToken: 1 },
          { cluster: 9, record: 9, firstToken: 1 },
        ],
      },
      { kind: 'credited', sources: [{ cluster: 12, record: 12, firstToken: 3 }] },
    ]);
  });

  it('divides a span among its clusters in equal parts, and a unit that is over to the lowest record', () => {
    const { weights } = traceText({ index, text: 'quick brown fox', settings });
    const [first, second] = weights;
    expect(weights.map(({ record }) => record)).toEqual([7, 9]);
    const difference = (first?.weight ?? 0n) - (second?.weight ?? 0n);
    expect(difference === 0n || difference === 1n).toBe(true);
    // Three words that occur twice among 32 tokens: log₂ 16 bits each.
    expect((first?.weight ?? 0n) + (second?.weight ?? 0n)).toBe(12n * BigInt(UNITS_PER_BIT));
  });

  it('pays one cluster once, however many records it has', () => {
    const { weights } = traceText({ index, text: 'quick brown fox', clusterOf: () => 7, settings });
    expect(weights).toEqual([{ record: 7, weight: 12n * BigInt(UNITS_PER_BIT) }]);
  });

  it('lets no match cross from one record into the next', () => {
    const { spans } = traceText({ index, text: 'the lazy dog. A quick brown fox', settings });
    expect(spans.map(({ tokenCount }) => tokenCount)).toEqual([4, 4]);
  });

  it('puts what is short, plain, frequent or unheard of into the commons', () => {
    const kinds = (text: string, own = settings) =>
      Object.entries(traceText({ index, text, settings: own }).commons).flatMap(([kind, w]) => (w > 0n ? [kind] : []));
    expect(kinds('my box')).toEqual(['short']);
    expect(kinds('quick brown fox', { ...settings, minSurpriseBits: 20 })).toEqual(['plain']);
    expect(kinds('quick brown fox', { ...settings, maxClusters: 1 })).toEqual(['frequent']);
    expect(kinds('Zyzzyva')).toEqual(['unmatched']);
  });

  it('has nothing to say without text or corpus', () => {
    expect(traceText({ index, text: ' \n' })).toMatchObject({ tokenCount: 0, total: 0n, spans: [], weights: [] });
    expect(traceText({ index: indexOf([]), text: 'some words' })).toMatchObject({ total: 0n, spans: [], weights: [] });
  });
});
