import { describe, expect, it } from 'vitest';
import { judgeRecords } from '@/lib/attribution/harm/judge-records';
import type { ClassifierRecord } from '@/lib/models/classifier/types';
import { makeTexts, makeUniform } from '@/tests/support/make-texts';

const settings = { bigrams: false };
const honest = makeTexts({ seed: 3, count: 600, labels: 4, words: 40, length: 8, noise: 0.25 });
const extra = makeTexts({ seed: 4, count: 150, labels: 4, words: 40, length: 8, noise: 0.25 });

/** The part of the records that is judged harmful: of the honest ones, and of those after them. */
function markedParts(flood: readonly ClassifierRecord[]): { honest: number; flood: number } {
  const judged = judgeRecords({ records: [...honest, ...flood], settings });
  const part = (list: typeof judged) => list.filter(({ harmful }) => harmful).length / Math.max(1, list.length);
  return { honest: part(judged.slice(0, honest.length)), flood: part(judged.slice(honest.length)) };
}

describe('judgeRecords', () => {
  it('marks next to nobody where everybody is honest', () => {
    expect(markedParts([]).honest).toBeLessThanOrEqual(0.02);
  });

  it('marks a flood of random wrong labels, and few others', () => {
    const uniform = makeUniform(9);
    const flood = extra.map((record) => {
      const wrong = [0, 1, 2, 3].map((c) => `label${c}`).filter((label) => label !== record.label);
      return { ...record, label: wrong[Math.floor(uniform() * wrong.length)] ?? '' };
    });
    const marked = markedParts(flood);
    expect(marked.flood).toBeGreaterThanOrEqual(0.95);
    expect(marked.honest).toBeLessThanOrEqual(0.15);
  });

  it('marks a flood of one label that agrees with itself', () => {
    const marked = markedParts(
      extra.filter(({ label }) => label !== 'label0').map((one) => ({ ...one, label: 'label0' })),
    );
    expect(marked.flood).toBeGreaterThanOrEqual(0.95);
    expect(marked.honest).toBeLessThanOrEqual(0.08);
  });

  it('judges nobody by a handful of others', () => {
    const few = makeTexts({ seed: 5, count: 16, labels: 4, words: 60, length: 8, noise: 0.6 });
    const judged = judgeRecords({ records: few, settings: { ...settings, minDocumentFrequency: 1 } });
    expect(judged.filter(({ harmful }) => harmful).length).toBe(0);
  });

  it('never marks the only record of a label', () => {
    const first = { ...(honest[0] as ClassifierRecord), label: 'new' };
    const [judged] = judgeRecords({ records: [first, ...honest], settings }).slice(0, 1);
    expect(judged?.harmful).toBe(false);
  });

  it('says the same each time', () => {
    const records = honest.slice(0, 80);
    expect(judgeRecords({ records, settings })).toEqual(judgeRecords({ records, settings }));
  });
});
