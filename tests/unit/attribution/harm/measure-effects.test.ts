import { describe, expect, it } from 'vitest';
import { measureEffects } from '@/lib/attribution/harm/measure-effects';
import { measureHarm } from '@/lib/attribution/influence/measure-harm';
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
    for (let i = 0; i < records.length; i++) {
      for (let j = 0; j < i; j++) {
        const losses = lossesWithout([i, j]);
        const raised = (k: number) => (importance[k] ?? 0) * ((alone[k] ?? 0) - (losses[k] ?? 0));
        truth[i] = (truth[i] ?? 0) + raised(j);
        truth[j] = (truth[j] ?? 0) + raised(i);
      }
    }
    expect(pearson([...measureEffects(prepared, left, importance).effects], [...truth])).toBeGreaterThanOrEqual(0.98);
  });

  it('goes with the plain harm when every record counts the same', () => {
    const { effects } = measureEffects(prepared, left, new Float64Array(records.length).fill(1 / records.length));
    expect(pearson([...effects], [...measureHarm(prepared, 0).effects])).toBeGreaterThanOrEqual(0.99);
  });
});
