import { describe, expect, it } from 'vitest';
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { type LeverageCorrection, prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { answerQuestion, featuresOf, marginOf, scoreLabels } from '@/lib/models/classifier/answer-question';
import { openKernel } from '@/lib/models/classifier/class-kernel';
import { textRow, textRows } from '@/lib/models/classifier/features';
import { fitWeights } from '@/lib/models/classifier/fit-weights';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import type { Classifier, ClassifierRecord } from '@/lib/models/classifier/types';
import { makeTexts } from '@/tests/support/make-texts';
import { pearson } from '@/tests/support/measure';

function train(records: readonly ClassifierRecord[], lambda: number): Classifier {
  return trainClassifier({
    records,
    settings: { lambda, bigrams: false, heldOutPartsPerMillion: 0, gradientTolerance: 1e-11 },
  }).model;
}

/** The truth: fits again without record i and asks each question again. */
function retrainWithout(model: Classifier, records: readonly ClassifierRecord[], i: number): Classifier {
  const present = new Uint8Array(records.length).fill(1);
  present[i] = 0;
  const rows = textRows(
    featuresOf(model),
    records.map((record) => record.text),
  );
  const steps = fitWeights({
    problem: {
      rows,
      kernel: openKernel(rows, model.labels.length),
      targets: Int32Array.from(records, (record) => model.labels.indexOf(record.label)),
      classCount: model.labels.length,
      lambda: model.settings.lambda,
      present,
    },
    initial: model.weights,
    gradientTolerance: 1e-11,
    maxIterations: 50,
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return { ...model, weights: step.value.weights };
}

function marginFor(model: Classifier, text: string, label: string): number {
  return marginOf(scoreLabels(model, textRow(featuresOf(model), text)), model.labels.indexOf(label));
}

const cases = [
  { name: 'fewer records than columns (dual)', count: 160, words: 60, labels: 4, lambda: 3e-3 },
  { name: 'more records than columns (primal)', count: 300, words: 16, labels: 3, lambda: 1e-3 },
  { name: 'two labels', count: 150, words: 40, labels: 2, lambda: 1e-3 },
];

describe('explainAnswer', () => {
  it.each(cases)('agrees with retraining without each record: $name', ({ count, words, labels, lambda }) => {
    const records = makeTexts({ seed: 7, count, labels, words, length: 9, noise: 0.6 });
    const questions = makeTexts({ seed: 8, count: 6, labels, words, length: 9, noise: 0.6 });
    const model = train(records, lambda);
    const prepared = prepareInfluence({ model, training: records });
    expect(prepared.method).toContain('leverage-exact');
    const left = Array.from({ length: 40 }, (_, k) => Math.floor((k * count) / 40));
    const retrained = left.map((i) => retrainWithout(model, records, i));
    const correlations = questions.map((question) => {
      const { answer, tau, residual } = explainAnswer(prepared, question.text);
      expect(residual).toBeLessThanOrEqual(1e-8);
      const truth = retrained.map((other) => answer.margin - marginFor(other, question.text, answer.label));
      return pearson(
        left.map((i) => tau[i] ?? 0),
        truth,
      );
    });
    expect(correlations.reduce((sum, value) => sum + value, 0) / correlations.length).toBeGreaterThanOrEqual(0.999);
    expect(Math.min(...correlations)).toBeGreaterThanOrEqual(0.99);
  });

  it('is closest to retraining with exact leverage, then by class blocks, then without', () => {
    const records = makeTexts({ seed: 3, count: 100, labels: 3, words: 40, length: 8, noise: 0.6 });
    const model = train(records, 1e-3);
    const question = records[0]?.text ?? '';
    const { label, margin } = answerQuestion(model, question);
    const truth = records.map((_, i) => margin - marginFor(retrainWithout(model, records, i), question, label));
    const error = (leverage: LeverageCorrection) => {
      const { tau } = explainAnswer(prepareInfluence({ model, training: records, leverage }), question);
      return truth.reduce((sum, value, i) => sum + (value - (tau[i] ?? 0)) ** 2, 0);
    };
    expect(error('exact')).toBeLessThan(error('class-blocks') / 4);
    expect(error('class-blocks')).toBeLessThan(error('none') / 2);
  });

  it('gives the same bits each time it is prepared and asked', () => {
    const records = makeTexts({ seed: 5, count: 80, labels: 3, words: 30, length: 8, noise: 0.5 });
    const model = train(records, 1e-3);
    const ask = () => explainAnswer(prepareInfluence({ model, training: records }), records[3]?.text ?? '').tau;
    expect(ask()).toEqual(ask());
  });

  it('answers a text with no known word', () => {
    const records = makeTexts({ seed: 5, count: 80, labels: 3, words: 30, length: 8, noise: 0.5 });
    const prepared = prepareInfluence({ model: train(records, 1e-3), training: records });
    const { tau, residual } = explainAnswer(prepared, 'Zażółć gęślą jaźń');
    expect(residual).toBeLessThanOrEqual(1e-8);
    expect(tau.every(Number.isFinite)).toBe(true);
  });

  it('refuses records the model was not trained on', () => {
    const records = makeTexts({ seed: 5, count: 80, labels: 3, words: 30, length: 8, noise: 0.5 });
    const model = train(records, 1e-3);
    expect(() => prepareInfluence({ model, training: records.slice(1) })).toThrow('80 records, but 79');
    const renamed = records.map((record, i) => (i === 0 ? { ...record, label: 'other' } : record));
    expect(() => prepareInfluence({ model, training: renamed })).toThrow('other');
  });
});
