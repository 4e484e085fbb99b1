import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutSpans, textAround } from '@/components/receipts/cut-spans';

describe('cutting a text at its spans', () => {
  it('keeps apart what different sources hold, also where they overlap', () => {
    const spans = [
      { start: 0, end: 9, sources: [1] },
      { start: 4, end: 13, sources: [2] },
    ];
    expect(cutSpans('the quick fox runs', spans)).toEqual([
      { start: 0, text: 'the ', sources: [1] },
      { start: 4, text: 'quick', sources: [1, 2] },
      { start: 9, text: ' fox', sources: [2] },
      { start: 13, text: ' runs', sources: [] },
    ]);
  });

  it('leaves nothing out and names, for every character, the sources of exactly the spans over it', () => {
    const span = fc.record({
      start: fc.integer({ min: 0, max: 50 }),
      length: fc.integer({ min: 1, max: 30 }),
      sources: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(span, { maxLength: 6 }), (text, drawn) => {
        const spans = drawn.map(({ start, length, sources }) => ({ start, end: start + length, sources }));
        const segments = cutSpans(text, spans);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        const named = segments.flatMap((segment) => [...segment.text.split('')].map(() => String(segment.sources)));
        const naive = text.split('').map((_, at) => {
          const over = spans.filter(({ start, end }) => start <= at && at < end).flatMap(({ sources }) => sources);
          return String([...new Set(over)].sort((a, b) => a - b));
        });
        expect(named).toEqual(naive);
      }),
    );
  });
});

describe('the part of a text around a place', () => {
  it('is cut at spaces and marks what was left out', () => {
    const text = 'one two three four five six seven';
    const start = text.indexOf('four');
    expect(textAround(text, { start, end: start + 4 }, 8)).toEqual({
      before: '… three ',
      marked: 'four',
      after: ' five …',
    });
  });

  it('is the whole of a short text', () => {
    expect(textAround('one two', { start: 0, end: 3 }, 100)).toEqual({ before: '', marked: 'one', after: ' two' });
  });
});
