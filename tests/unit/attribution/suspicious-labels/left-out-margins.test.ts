import { describe, expect, it } from 'vitest';
import { leftOutMargins } from '@/lib/attribution/suspicious-labels/left-out-margins';
import { fitFeatures, textRows } from '@/lib/models/classifier/features';
import { makeTexts } from '@/tests/support/make-texts';
import { pearson } from '@/tests/support/measure';

const records = makeTexts({ seed: 5, count: 160, labels: 4, words: 40, length: 8, noise: 0.5 });
const texts = records.map(({ text }) => text);
const names = [...new Set(records.map(({ label }) => label))].sort();
const targets = Int32Array.from(records, ({ label }) => names.indexOf(label));
const rows = textRows(fitFeatures(texts, { maxFeatures: 500, minDocumentFrequency: 2, bigrams: false }), texts);
const all = records.map((_, i) => i);
const problem = { rows, targets, classCount: names.length };

describe('leftOutMargins', () => {
  it('agrees with fitting again without the row', () => {
    const judged = all.filter((i) => i % 16 === 0);
    const quick = leftOutMargins({ ...problem, reference: all, judged });
    // A row outside the reference is asked of a model that was fitted without it: the truth.
    const truth = judged.map((i) => leftOutMargins({ ...problem, reference: all.toSpliced(i, 1), judged: [i] }));
    const margins = truth.map((one) => one.margins[0] ?? 0);
    expect(pearson([...quick.margins], margins)).toBeGreaterThan(0.99);
    const sameTop = judged.filter((_, at) => quick.tops[at] === truth[at]?.tops[0]).length;
    expect(sameTop / judged.length).toBeGreaterThan(0.9);
  });

  it('does not let a row speak for itself', () => {
    const wrong = targets.slice();
    wrong[0] = ((wrong[0] ?? 0) + 1) % names.length;
    const asked = { rows, targets: wrong, classCount: names.length, reference: all, judged: [0] };
    const { margins, tops, odds } = leftOutMargins(asked);
    expect(tops[0]).toBe(targets[0]);
    expect(margins[0]).toBeLessThan(0);
    expect(odds[0]).toBeGreaterThan(0);
  });

  it('has no odds against a row whose own label is the most probable', () => {
    const { odds, tops } = leftOutMargins({ ...problem, reference: all, judged: all });
    expect(all.filter((i) => tops[i] === targets[i]).length).toBeGreaterThan(80);
    for (const i of all) expect(odds[i] === 0).toBe(tops[i] === targets[i]);
  });
});
