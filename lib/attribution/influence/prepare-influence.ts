import { approximateLeverage } from '@/lib/attribution/influence/approximate-leverage';
import { correctLeverage, denseUnknowns, MOST_DENSE_UNKNOWNS } from '@/lib/attribution/influence/correct-leverage';
import type { FittedRows } from '@/lib/attribution/influence/fitted-rows';
import type { HessianSolver } from '@/lib/attribution/influence/solve-hessian';
import { AppError } from '@/lib/core/errors';
import { featuresOf } from '@/lib/models/classifier/answer-question';
import { buildClassBlocks, type ClassBlock } from '@/lib/models/classifier/class-blocks';
import { type ClassKernel, openKernel } from '@/lib/models/classifier/class-kernel';
import { classPreconditioner } from '@/lib/models/classifier/class-preconditioner';
import { textRows } from '@/lib/models/classifier/features';
import { hessianProduct } from '@/lib/models/classifier/hessian';
import { residualsOf } from '@/lib/models/classifier/objective';
import { openSingleSolver } from '@/lib/models/classifier/single-kernel';
import { softmaxInPlace } from '@/lib/models/classifier/softmax';
import type { SparseRows } from '@/lib/models/classifier/sparse-rows';
import type { Classifier } from '@/lib/models/classifier/types';

/** How a record's leverage on its own fit is corrected for: exactly, by an approximation, or not at all. */
export type LeverageCorrection = 'exact' | 'class-blocks' | 'none';

/** What every answer of one model version shares; rebuilt from the published weights and records alone. */
export type PreparedInfluence = {
  readonly model: Classifier;
  readonly rows: SparseRows;
  readonly kernel: ClassKernel;
  /** What the model predicts for its own records; its residuals are p_i − e_{y_i} as they are. */
  readonly fitted: FittedRows;
  /** Class index of each record's own label. */
  readonly targets: Int32Array;
  /** r_i = p_i − e_{y_i}, leverage-corrected where the method says so; rows × classes. */
  readonly residuals: Float64Array;
  readonly solver: HessianSolver;
  readonly method: string;
};

/**
 * Predicts every training record with the published weights and prepares the solver. `training` are the
 * records the model was fitted on, in any fixed order: influences come back in that order. Leverage is
 * corrected exactly where the dense system is small, else by class blocks, and `method` says which. Throws
 * `content-mismatch` when they cannot be the model's training records.
 */
export function prepareInfluence(input: {
  model: Classifier;
  training: readonly { readonly text: string; readonly label: string }[];
  leverage?: LeverageCorrection;
}): PreparedInfluence {
  const { model, training } = input;
  if (training.length !== model.recordCount) {
    throw new AppError(
      'content-mismatch',
      `The model was trained on ${model.recordCount} records, but ${training.length} were given. Give the records of its Datanet versions.`,
    );
  }
  const classCount = model.labels.length;
  const classOf = new Map(model.labels.map((label, c) => [label, c]));
  const targets = Int32Array.from(training, (record) => {
    const target = classOf.get(record.label);
    if (target !== undefined) return target;
    throw new AppError('content-mismatch', `The model knows no label "${record.label}" that a training record has.`);
  });
  const rows = textRows(
    featuresOf(model),
    training.map((record) => record.text),
  );
  const kernel = openKernel(rows, classCount);
  const probabilities = new Float64Array(rows.rowCount * classCount);
  kernel.multiply(model.weights, probabilities);
  for (let i = 0; i < rows.rowCount; i++) softmaxInPlace(probabilities, i * classCount, classCount);
  const present = new Uint8Array(rows.rowCount).fill(1);
  const hessian = { rows, kernel, present, probabilities, classCount, lambda: model.settings.lambda };
  const fitted = {
    rows,
    probabilities,
    residuals: residualsOf({ targets, classCount }, probabilities),
    classCount,
    lambda: model.settings.lambda,
  };
  const blocks = buildClassBlocks(hessian);
  const leverage = input.leverage ?? (denseUnknowns(fitted) <= MOST_DENSE_UNKNOWNS ? 'exact' : 'class-blocks');
  return {
    model,
    rows,
    kernel,
    fitted,
    targets,
    residuals: correctResiduals(leverage, fitted, blocks),
    solver: {
      single: openSingleSolver(hessian, blocks),
      apply: hessianProduct(hessian),
      precondition: classPreconditioner(hessian, blocks),
    },
    method: `influence/v2 cg-1e-8 leverage-${leverage}`,
  };
}

function correctResiduals(
  leverage: LeverageCorrection,
  fitted: FittedRows,
  blocks: readonly ClassBlock[],
): Float64Array {
  if (leverage === 'exact') return correctLeverage(fitted);
  return leverage === 'class-blocks' ? approximateLeverage(fitted, blocks) : fitted.residuals;
}
