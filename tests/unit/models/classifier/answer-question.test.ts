import { describe, expect, it } from 'vitest';
import { answerQuestion, marginOf } from '@/lib/models/classifier/answer-question';
import { evaluateClassifier } from '@/lib/models/classifier/evaluate-classifier';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import { makeTexts } from '@/tests/support/make-texts';

const records = makeTexts({ seed: 2, count: 200, labels: 3, words: 30, length: 8, noise: 0.4 });
const { model } = trainClassifier({ records, settings: { lambda: 1e-3 } });

describe('answerQuestion', () => {
  it('sorts probabilities that sum to one, the answer first', () => {
    const { label, margin, probabilities } = answerQuestion(model, records[0]?.text ?? '');
    const values = probabilities.map((entry) => entry.probability);
    expect(probabilities[0]?.label).toBe(label);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 14);
    const p = values[0] ?? 0;
    expect(margin).toBeCloseTo(Math.log(p / (1 - p)), 10);
  });

  it('keeps the margin where the probability has rounded to one', () => {
    expect(marginOf(Float64Array.of(100, 0, 0), 0)).toBeCloseTo(100 - Math.log(2), 12);
    expect(marginOf(Float64Array.of(1000, 0), 1)).toBe(-1000);
  });

  it('answers anything, from an empty text to a very long one', () => {
    for (const text of ['', '?!', 'w0 '.repeat(10_000), '\u0000\ud83d\ude00']) {
      expect(model.labels).toContain(answerQuestion(model, text).label);
    }
  });
});

describe('evaluateClassifier', () => {
  it('has tables that agree with each other', () => {
    const evaluation = evaluateClassifier(model, records);
    const hits = evaluation.confusion.reduce((sum, row, c) => sum + (row[c] ?? 0), 0);
    expect(evaluation.accuracy).toBeCloseTo(hits / records.length, 12);
    expect(evaluation.perClass.map((line) => line.support)).toEqual(
      model.labels.map((label) => records.filter((record) => record.label === label).length),
    );
    for (const line of evaluation.perClass) {
      if (line.precision + line.recall === 0) continue;
      expect(line.f1).toBeCloseTo((2 * line.precision * line.recall) / (line.precision + line.recall), 12);
    }
  });

  it('counts an unknown label as wrong', () => {
    const { accuracy, recordCount } = evaluateClassifier(model, [{ text: 'w0', label: 'unheard of' }]);
    expect([accuracy, recordCount]).toEqual([0, 1]);
  });
});
