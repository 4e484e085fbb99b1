import { describe, expect, it } from 'vitest';
import { measureHarm } from '@/lib/attribution/influence/measure-harm';
import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { log } from '@/lib/core/exact-math';
import { featuresOf } from '@/lib/models/classifier/answer-question';
import { openKernel } from '@/lib/models/classifier/class-kernel';
import { textRows } from '@/lib/models/classifier/features';
import { fitWeights } from '@/lib/models/classifier/fit-weights';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import type { Classifier, ClassifierRecord } from '@/lib/models/classifier/types';
import { makeTexts } from '@/tests/support/make-texts';
import { pearson } from '@/tests/support/measure';

const train = (records: readonly ClassifierRecord[]): Classifier =>
  trainClassifier({
    records,
    settings: { lambda: 3e-2, bigrams: false, heldOutPartsPerMillion: 0, gradientTolerance: 1e-11 },
  }).model;

/** Log losses of every record in a fit without the records named. */
function lossesWithout(model: Classifier, records: readonly ClassifierRecord[], left: readonly number[]): number[] {
  const texts = records.map((record) => record.text);
  const rows = textRows(featuresOf(model), texts);
  const targets = Int32Array.from(records, (record) => model.labels.indexOf(record.label));
  const steps = fitWeights({
    problem: {
      rows,
      kernel: openKernel(rows, model.labels.length),
      targets,
      classCount: model.labels.length,
      lambda: model.settings.lambda,
      present: Uint8Array.from(records, (_, i) => (left.includes(i) ? 0 : 1)),
    },
    initial: model.weights,
    gradientTolerance: 1e-9,
    maxIterations: 50,
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { probabilities } = step.value;
  return records.map((_, i) => -log(probabilities[i * model.labels.length + (targets[i] ?? 0)] ?? 0));
}

describe('measureHarm', () => {
  const records = makeTexts({ seed: 21, count: 60, labels: 3, words: 12, length: 6, noise: 0.5 });
  const model = train(records);
  const prepared = prepareInfluence({ model, training: records });

  it('agrees with leaving out every pair of records', { timeout: 60_000 }, () => {
    const alone = records.map((_, j) => lossesWithout(model, records, [j])[j] ?? 0);
    /** By how much record i raises the leave-one-out loss of record j. */
    const pairs = records.map(() => new Array<number>(records.length).fill(0));
    for (let i = 0; i < records.length; i++) {
      for (let j = 0; j < i; j++) {
        const losses = lossesWithout(model, records, [i, j]);
        (pairs[i] as number[])[j] = (alone[j] ?? 0) - (losses[j] ?? 0);
        (pairs[j] as number[])[i] = (alone[i] ?? 0) - (losses[i] ?? 0);
      }
    }
    const truth = pairs.map((row) => row.reduce((sum, value) => sum + value, 0) / records.length);
    const spread = pairs.map((row) => Math.sqrt(row.reduce((sum, value) => sum + value ** 2, 0)) / records.length);
    const { effects, standardErrors } = measureHarm(prepared, 256);
    expect(pearson([...effects], truth)).toBeGreaterThanOrEqual(0.99);
    expect(pearson([...standardErrors], spread)).toBeGreaterThanOrEqual(0.92);
  });

  it('finds records with a wrong label the most harmful', () => {
    const clean = makeTexts({ seed: 22, count: 240, labels: 3, words: 30, length: 8, noise: 0.3 });
    const wrong = new Set([5, 50, 100, 150, 200]);
    const labels = ['label0', 'label1', 'label2'];
    const spoilt = clean.map((record, i) =>
      wrong.has(i) ? { ...record, label: labels.find((label) => label !== record.label) ?? '' } : record,
    );
    const { effects } = measureHarm(prepareInfluence({ model: train(spoilt), training: spoilt }), 0);
    const worst = [...effects.keys()].sort((a, b) => (effects[b] ?? 0) - (effects[a] ?? 0)).slice(0, 5);
    expect(new Set(worst)).toEqual(wrong);
    for (const i of wrong) expect(effects[i]).toBeGreaterThan(0);
  });

  it('gives the same bits each time', () => {
    expect(measureHarm(prepared)).toEqual(measureHarm(prepareInfluence({ model, training: records })));
  });
});
