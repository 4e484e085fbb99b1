import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { dot } from '@/lib/core/conjugate-gradient';
import type { Hex } from '@/lib/core/hex';
import { featuresOf } from '@/lib/models/classifier/answer-question';
import { type ClassKernel, openKernel } from '@/lib/models/classifier/class-kernel';
import { textRows } from '@/lib/models/classifier/features';
import { fitWeights } from '@/lib/models/classifier/fit-weights';
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

/** ‖residual‖ / ‖gradient‖ to which a whole contributor's step is solved. */
const STEP_TOLERANCE = 1e-4;
const MOST_STEP_ITERATIONS = 500;

/**
 * The same effects without retraining, by one Newton step of the fit without each contributor G, from the weights of all:
 * θ₋G ≈ θ + H₋G⁻¹·(1/n) Σ_{i∈G} r_i ⊗ x_i, H₋G the Hessian of the others' records, and the loss measured there. That is
 * the leverage correction of the whole group (Cook and Weisberg 1982; for groups Koh, Ang, Teo and Liang 2019): records of
 * one contributor stand in for each other, which a plain sum of their influences does not see. Yields after each.
 */
export function* stepWithoutEach(input: {
  model: Classifier;
  training: readonly OwnedText[];
  heldOut: readonly OwnedText[];
  contributors: readonly Hex[];
}): Generator<number, Map<Hex, number>> {
  const { model, training, contributors } = input;
  const { rows, kernel, fitted, solver } = prepareInfluence({ model, training, leverage: 'none' });
  const { single } = solver;
  const classCount = model.labels.length;
  const n = rows.rowCount;
  const judged = rowsOf(model, input.heldOut);
  const base = meanLogLoss(judged, model.weights, classCount);
  const effects = new Map<Hex, number>();
  const gradient = new Float64Array(model.weights.length);
  for (const contributor of contributors) {
    const present = Uint8Array.from(training, (record) => (record.contributor === contributor ? 0 : 1));
    kernel.multiplyTransposed(
      fitted.residuals.map((value, k) => (present[Math.floor(k / classCount)] === 0 ? value / n : 0)),
      gradient,
    );
    const target = STEP_TOLERANCE * Math.sqrt(dot(gradient, gradient));
    single.setPresent(present);
    single.start(gradient);
    for (let k = 0; k < MOST_STEP_ITERATIONS; k++) if (!(single.iterate() > target)) break;
    const weights = model.weights.slice();
    single.drain(weights);
    effects.set(contributor, meanLogLoss(judged, weights, classCount) - base);
    yield effects.size;
  }
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
