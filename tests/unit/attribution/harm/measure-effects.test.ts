import { describe, expect, it } from 'vitest';
import { measureEffects } from '@/lib/attribution/harm/measure-effects';
import { predictLeftOut } from '@/lib/attribution/influence/predict-left-out';
import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { log } from '@/lib/core/exact-math';
import { featuresOf } from '@/lib/models/classifier/answer-question';
import { openKernel } from '@/lib/models/classifier/class-kernel';
import { textRows } from '@/lib/models/classifier/features';
import { fitWeights } from '@/lib/models/classifier/fit-weights';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import { makeTexts } from '@/tests/support/make-texts';
import { pearson } from '@/tests/support/measure';

const records = makeTexts({ seed: 21, count: 28, labels: 3, words: 12, length: 6, noise: 0.5 });
const { model } = trainClassifier({
  records,
  settings: { lambda: 0.1, bigrams: false, heldOutPartsPerMillion: 0, gradientTolerance: 1e-11 },
});
const prepared = prepareInfluence({ model, training: records });
const left = predictLeftOut(prepared.fitted, prepared.targets, prepared.residuals);

/** The log loss of every record in a fit without the records named. */
function lossesWithout(absent: readonly number[]): number[] {
  const rows = textRows(
    featuresOf(model),
    records.map((record) => record.text),
  );
  const { targets } = prepared;
  const classCount = model.labels.length;
  const steps = fitWeights({
    problem: {
      rows,
      kernel: openKernel(rows, classCount),
      targets,
      classCount,
      lambda: model.settings.lambda,
      present: Uint8Array.from(records, (_, i) => (absent.includes(i) ? 0 : 1)),
    },
    initial: model.weights,
    gradientTolerance: 1e-9,
    maxIterations: 50,
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { probabilities } = step.value;
  return records.map((_, i) => -log(probabilities[i * classCount + (targets[i] ?? 0)] ?? 0));
}

describe('measureEffects', () => {
  it('agrees with leaving out every pair of records, whatever the importances', () => {
    const importance = Float64Array.from(records, (_, j) => (1 + (j % 3)) / records.length);
    const alone = records.map((_, j) => lossesWithout([j])[j] ?? 0);
    const truth = new Float64Array(records.length);
    const squares = new Float64Array(records.length);
    for (let i = 0; i < records.length; i++) {
      for (let j = 0; j < i; j++) {
        const losses = lossesWithout([i, j]);
        const raised = (k: number) => (importance[k] ?? 0) * ((alone[k] ?? 0) - (losses[k] ?? 0));
        truth[i] = (truth[i] ?? 0) + raised(j);
        truth[j] = (truth[j] ?? 0) + raised(i);
        squares[i] = (squares[i] ?? 0) + raised(j) ** 2;
        squares[j] = (squares[j] ?? 0) + raised(i) ** 2;
      }
    }
    const { effects, standardErrors } = measureEffects(prepared, left, importance, 64);
    expect(pearson([...effects], [...truth])).toBeGreaterThanOrEqual(0.98);
    const spread = Array.from(squares, Math.sqrt);
    expect(pearson([...standardErrors], spread)).toBeGreaterThanOrEqual(0.92);
  });

  it('finds records with a wrong label the most harmful, and says the same each time', () => {
    const clean = makeTexts({ seed: 22, count: 150, labels: 3, words: 30, length: 8, noise: 0.3 });
    const wrong = new Set([5, 40, 75, 110, 145]);
    const labels = ['label0', 'label1', 'label2'];
    const training = clean.map((record, i) =>
      wrong.has(i) ? { ...record, label: labels.find((label) => label !== record.label) ?? '' } : record,
    );
    const fitted = trainClassifier({
      records: training,
      settings: { lambda: 3e-2, bigrams: false, heldOutPartsPerMillion: 0 },
    });
    const measure = () => {
      const ready = prepareInfluence({ model: fitted.model, training });
      const without = predictLeftOut(ready.fitted, ready.targets, ready.residuals);
      return measureEffects(ready, without, new Float64Array(training.length).fill(1 / training.length), 1);
    };
    const measured = measure();
    const effect = (i: number) => measured.effects[i] ?? 0;
    const worst = [...measured.effects.keys()].sort((a, b) => effect(b) - effect(a)).slice(0, wrong.size);
    expect(new Set(worst)).toEqual(wrong);
    for (const i of wrong) expect(effect(i)).toBeGreaterThan(0);
    expect(measure()).toEqual(measured);
  });
});
