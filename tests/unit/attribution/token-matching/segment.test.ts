import { describe, expect, it } from 'vitest';
import { buildSegment, mergeSegments, type SegmentProgress } from '@/lib/attribution/token-matching/build-segment';
import { checkSegment } from '@/lib/attribution/token-matching/check-segment';
import { locateSpan } from '@/lib/attribution/token-matching/locate-span';
import { planMerge } from '@/lib/attribution/token-matching/plan-merge';
import { bytesIn, recordAt } from '@/lib/attribution/token-matching/segment';
import { decodeSegment, encodeSegment } from '@/lib/attribution/token-matching/segment-bytes';
import { indexOf } from '@/lib/attribution/token-matching/token-index';
import { traceText } from '@/lib/attribution/token-matching/trace-text';
import { drawFrom, randomCorpus } from '@/tests/support/random-corpus';

const never = () => false;
const isSame = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

/** 6,000 records of 20 words out of `words`. */
function manyRecords(words: number) {
  const draw = drawFrom(8);
  return Array.from({ length: 6000 }, (_, number) => ({
    number,
    text: Array.from({ length: 20 }, () => `w${draw(words)}`).join(' '),
  }));
}

describe('buildSegment', () => {
  it('sorts every suffix and finds every record, whatever the records are', () => {
    const draw = drawFrom(71);
    for (let round = 0; round < 150; round++) {
      const { records } = randomCorpus(draw);
      const segment = buildSegment(records);
      expect(checkSegment(segment)).toBe(true);
      expect(segment.recordStarts.length).toBe(records.length + 1);
      for (let i = 0; i < segment.low.length; i++) {
        const record = recordAt(segment, i);
        expect(segment.recordStarts[record] ?? 0).toBeLessThanOrEqual(i);
        expect(segment.recordStarts[record + 1] ?? 0).toBeGreaterThan(i);
      }
    }
  });

  it('finds suffixes out of order', () => {
    const segment = buildSegment([{ number: 0, text: 'one two three two one' }]);
    for (let k = 1; k < segment.suffixes.length; k++) {
      const suffixes = segment.suffixes.slice();
      [suffixes[k - 1], suffixes[k]] = [suffixes[k] ?? 0, suffixes[k - 1] ?? 0];
      expect(checkSegment({ ...segment, suffixes })).toBe(false);
    }
    expect(checkSegment({ ...segment, suffixes: segment.suffixes.map(() => 0) })).toBe(false);
  });

  it('takes at most 8 bytes a token, with fewer and with more than 65,536 words', () => {
    for (const words of [5000, 150_000]) {
      const segment = buildSegment(manyRecords(words));
      expect(segment.high.length > 0).toBe(words > 65_536);
      const { vocabulary, buckets } = segment;
      const ofWords = vocabulary.units.byteLength + vocabulary.starts.byteLength + vocabulary.slots.byteLength;
      // The vocabulary does not grow with the tokens.
      expect((bytesIn(segment) - ofWords - buckets.byteLength) / segment.low.length).toBeLessThan(8);
      expect(checkSegment(segment)).toBe(true);
    }
  });

  it('traces words beyond the 65,536th', () => {
    const records = manyRecords(150_000);
    const index = indexOf([buildSegment(records)]);
    const trace = traceText({ index, text: records[17]?.text ?? '' });
    expect(trace.weights).toEqual([{ record: 17, weight: trace.total }]);
  });

  it('tells how far it is', () => {
    const told: SegmentProgress[] = [];
    buildSegment(manyRecords(50), (progress) => told.push(progress));
    expect(told.filter(({ phase }) => phase === 'tokenise').map(({ done }) => done)).toEqual([4096, 6000]);
    expect(told.slice(-3).map(({ phase, done, total }) => [phase, done, total])).toEqual([
      ['sort', 0, 126_000],
      ['pack', 0, 126_000],
      ['pack', 126_000, 126_000],
    ]);
  });

  it('refuses a record number that has no place', () => {
    for (const number of [-1, 1.5, 2 ** 32]) {
      expect(() => buildSegment([{ number, text: 'word' }])).toThrow(`the number ${number}`);
    }
  });
});

describe('mergeSegments', () => {
  it('gives the bytes that the live records would give, built anew', () => {
    const draw = drawFrom(99);
    for (let round = 0; round < 150; round++) {
      const { records, cuts, withdrawn } = randomCorpus(draw);
      const ends = [...cuts, records.length];
      const segments = ends.map((end, k) => buildSegment(records.slice(k === 0 ? 0 : ends[k - 1], end)));
      const merged = mergeSegments(segments, (s, k) => withdrawn.has(segments[s]?.recordNumbers[k] ?? -1));
      const built = buildSegment(records.filter(({ number }) => !withdrawn.has(number)));
      expect(isSame(encodeSegment(merged), encodeSegment(built))).toBe(true);
    }
  });

  it('keeps words of more units than a call takes arguments', () => {
    const segment = buildSegment([{ number: 0, text: `${'x'.repeat(300_000)} y` }]);
    expect(isSame(encodeSegment(mergeSegments([segment], never)), encodeSegment(segment))).toBe(true);
  });
});

describe('the bytes of a segment', () => {
  const segment = buildSegment(randomCorpus(drawFrom(4)).records);
  const bytes = encodeSegment(segment);

  it('come back as the same segment, wherever they lie in memory', () => {
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    for (const read of [decodeSegment(bytes), decodeSegment(shifted.subarray(1))]) {
      expect(read).toEqual(segment);
      expect(isSame(encodeSegment(read), bytes)).toBe(true);
    }
    for (const records of [[], [{ number: 3, text: '' }], manyRecords(150_000)]) {
      const own = encodeSegment(buildSegment(records));
      expect(isSame(encodeSegment(decodeSegment(own)), own)).toBe(true);
    }
  });

  it('are refused when they are cut, longer, or of another format', () => {
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeSegment(bytes.slice(0, length))).toThrow('not a whole segment');
    }
    expect(() => decodeSegment(new Uint8Array(bytes.length + 4))).toThrow('another format');
    const longer = new Uint8Array(bytes.length + 4);
    longer.set(bytes);
    expect(() => decodeSegment(longer)).toThrow('not a whole segment');
  });

  it('never make a trace run out of its arrays, whichever byte is changed', () => {
    let refused = 0;
    for (let at = 0; at < bytes.length; at++) {
      for (const mask of [0x01, 0x80, 0xff]) {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ mask;
        try {
          const index = indexOf([decodeSegment(changed)]);
          traceText({ index, text: 'w1 w2 w3 w1 w0' });
        } catch (error) {
          expect(error).toMatchObject({ code: 'content-mismatch' });
          refused++;
        }
      }
    }
    expect(refused).toBeGreaterThan(bytes.length);
  });
});

describe('planMerge', () => {
  const sizes = (...words: number[]) => words.map((own) => ({ words: own, withdrawnWords: 0 }));

  it.each([
    ['nothing', [], null],
    ['a lone segment', sizes(10), null],
    ['segments that grow backwards', sizes(1000, 300, 90, 20), null],
    ['two of a size', sizes(1000, 20, 20), { from: 1, to: 3 }],
    ['a young one that tips the rest over', sizes(900, 300, 120, 60), { from: 0, to: 4 }],
    ['empty ones', sizes(1000, 0, 0), { from: 1, to: 3 }],
  ])('looks at %s', (_, parts, plan) => {
    expect(planMerge(parts)).toEqual(plan);
  });

  it('writes a segment anew when a fifth of it is withdrawn', () => {
    const parts = [
      { words: 1000, withdrawnWords: 250 },
      { words: 79, withdrawnWords: 21 },
    ];
    expect(planMerge(parts)).toEqual({ from: 1, to: 2 });
    expect(planMerge([{ words: 0, withdrawnWords: 1 }])).toEqual({ from: 0, to: 1 });
  });

  it('makes no segment larger than allowed', () => {
    const policy = { growth: 2, withdrawnPermille: 200, maxWords: 100 };
    expect(planMerge(sizes(60, 60, 30, 30), policy)).toEqual({ from: 2, to: 4 });
    expect(planMerge(sizes(60, 60), policy)).toBeNull();
  });

  it('keeps few segments and sorts each word few times, as segments of one size arrive', () => {
    let parts = sizes();
    let sorted = 0;
    for (let k = 0; k < 4096; k++) {
      parts = [...parts, { words: 1, withdrawnWords: 0 }];
      for (let plan = planMerge(parts); plan; plan = planMerge(parts)) {
        const merged = parts.slice(plan.from, plan.to).reduce((sum, { words }) => sum + words, 0);
        sorted += merged;
        parts = [...parts.slice(0, plan.from), { words: merged, withdrawnWords: 0 }, ...parts.slice(plan.to)];
      }
      expect(parts.length).toBeLessThanOrEqual(8);
    }
    expect(sorted / 4096).toBeLessThan(24);
  });
});

describe('locateSpan', () => {
  it('finds a traced span in its record', () => {
    const text = '“It is,” said Mr. Bennet — “a truth!”';
    const index = indexOf([buildSegment([{ number: 5, text }])]);
    const settings = { minTokens: 1, minSurpriseBits: -9, maxClusters: 9 };
    const { spans } = traceText({ index, text: 'so said Mr. Bennet', settings });
    expect(spans).toHaveLength(1);
    const { fate, tokenCount } = spans[0] ?? {};
    if (fate?.kind !== 'credited') throw new Error('The span is not credited.');
    const found = locateSpan(text, fate.sources[0]?.firstToken ?? -1, tokenCount ?? 0);
    expect(text.slice(found?.start, found?.end)).toBe('said Mr. Bennet');
    expect(locateSpan('another text', 5, 4)).toBeNull();
  });
});
