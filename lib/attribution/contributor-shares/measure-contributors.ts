import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { solveInfluence } from '@/lib/attribution/influence/solve-influence';
import type { Hex } from '@/lib/core/hex';
import { featuresOf } from '@/lib/models/classifier/answer-question';
import { type ClassKernel, openKernel } from '@/lib/models/classifier/class-kernel';
import { textRows } from '@/lib/models/classifier/features';
import { fitWeights } from '@/lib/models/classifier/fit-weights';
import { residualsOf } from '@/lib/models/classifier/objective';
import { softmaxInPlace } from '@/lib/models/classifier/softmax';
import type { SparseRows } from '@/lib/models/classifier/sparse-rows';
import type { Classifier } from '@/lib/models/classifier/types';

/** Looser than training: the effect of a whole contributor is far above what this leaves undone. */
const RETRAINING_TOLERANCE = 1e-6;

export type OwnedText = { readonly contributor: Hex; readonly text: string; readonly label: string };

type Rows = { rows: SparseRows; kernel: ClassKernel; targets: Int32Array };

/** By how much the mean held-out log loss rises when the model is retrained without each contributor. Yields after each. */
export function* retrainWithoutEach(input: {
  model: Classifier;
  training: readonly OwnedText[];
  heldOut: readonly OwnedText[];
  contributors: readonly Hex[];
}): Generator<number, Map<Hex, number>> {
  const { model, training, contributors } = input;
  const fitted = rowsOf(model, training);
  const judged = rowsOf(model, input.heldOut);
  const base = meanLogLoss(judged, model.weights, model.labels.length);
  const effects = new Map<Hex, number>();
  for (const contributor of contributors) {
    const steps = fitWeights({
      problem: {
        ...fitted,
        classCount: model.labels.length,
        lambda: model.settings.lambda,
        present: Uint8Array.from(training, (record) => (record.contributor === contributor ? 0 : 1)),
      },
      initial: model.weights,
      gradientTolerance: RETRAINING_TOLERANCE,
      maxIterations: model.settings.maxIterations,
    });
    let step = steps.next();
    while (!step.done) step = steps.next();
    effects.set(contributor, meanLogLoss(judged, step.value.weights, model.labels.length) - base);
    yield effects.size;
  }
  return effects;
}

/** The same effects to first order, from one solve: each record's influence on the held-out loss, summed per contributor. */
export function sumInfluences(input: {
  model: Classifier;
  training: readonly OwnedText[];
  heldOut: readonly OwnedText[];
}): Map<Hex, number> {
  const { model, training, heldOut } = input;
  const classCount = model.labels.length;
  const { rows, kernel, targets } = rowsOf(model, heldOut);
  const probabilities = new Float64Array(rows.rowCount * classCount);
  kernel.multiply(model.weights, probabilities);
  for (let i = 0; i < rows.rowCount; i++) softmaxInPlace(probabilities, i * classCount, classCount);
  const residuals = residualsOf({ targets, classCount }, probabilities);
  const gradient = new Float64Array(model.weights.length);
  kernel.multiplyTransposed(
    residuals.map((residual) => residual / rows.rowCount),
    gradient,
  );
  const { influences } = solveInfluence(prepareInfluence({ model, training }), gradient);
  const effects = new Map<Hex, number>();
  // An influence says how much the loss is higher for the record's sake; leaving it out does the opposite.
  training.forEach(({ contributor }, i) => {
    effects.set(contributor, (effects.get(contributor) ?? 0) - (influences[i] ?? 0));
  });
  return effects;
}

function rowsOf(model: Classifier, records: readonly OwnedText[]): Rows {
  const classOf = new Map(model.labels.map((label, c) => [label, c]));
  const rows = textRows(
    featuresOf(model),
    records.map((record) => record.text),
  );
  return {
    rows,
    kernel: openKernel(rows, model.labels.length),
    targets: Int32Array.from(records, (record) => classOf.get(record.label) ?? 0),
  };
}

function meanLogLoss(judged: Rows, weights: Float64Array, classCount: number): number {
  const { rows, kernel, targets } = judged;
  const scores = new Float64Array(rows.rowCount * classCount);
  kernel.multiply(weights, scores);
  let sum = 0;
  for (let i = 0; i < rows.rowCount; i++) {
    const score = scores[i * classCount + (targets[i] ?? 0)] ?? 0;
    sum += softmaxInPlace(scores, i * classCount, classCount) - score;
  }
  return sum / rows.rowCount;
}
