import type { ClassKernel } from '@/lib/models/classifier/class-kernel';
import { softmaxInPlace } from '@/lib/models/classifier/softmax';
import type { SparseRows } from '@/lib/models/classifier/sparse-rows';

/**
 * What is minimised: (1/n) Σ w_i·ce(x_i, y_i) + (λ/2)‖θ‖², n the number of rows whatever is present,
 * so that leaving record i out (w_i = 0) changes nothing else.
 */
export type SoftmaxProblem = {
  readonly rows: SparseRows;
  /** Opened on the same rows and classes. */
  readonly kernel: ClassKernel;
  /** Class index of each row. */
  readonly targets: Int32Array;
  readonly classCount: number;
  readonly lambda: number;
  /** w_i: 1, or 0 for a row left out. */
  readonly present: Uint8Array;
};

export type ObjectiveValue = {
  readonly loss: number;
  /** Class-major, classes × columns. */
  readonly gradient: Float64Array;
  /** Row-major, rows × classes; rows left out hold their prediction all the same. */
  readonly probabilities: Float64Array;
};

/** Loss, gradient and predicted probabilities at class-major `weights`, summed in row order. */
export function evaluateObjective(problem: SoftmaxProblem, weights: Float64Array): ObjectiveValue {
  const { rows, kernel, targets, classCount, lambda, present } = problem;
  const n = rows.rowCount;
  const probabilities = new Float64Array(n * classCount);
  kernel.multiply(weights, probabilities);
  let loss = 0;
  for (let i = 0; i < n; i++) {
    const from = i * classCount;
    const targetScore = probabilities[from + (targets[i] ?? 0)] ?? 0;
    const logSum = softmaxInPlace(probabilities, from, classCount);
    if (present[i] !== 0) loss += logSum - targetScore;
  }
  const gradient = new Float64Array(weights.length);
  kernel.multiplyTransposed(zeroAbsent(residualsOf(problem, probabilities), present, classCount), gradient);
  let squares = 0;
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k] ?? 0;
    squares += weight * weight;
    gradient[k] = (gradient[k] ?? 0) / n + lambda * weight;
  }
  return { loss: loss / n + (lambda / 2) * squares, gradient, probabilities };
}

/** r_i = p_i − e_{y_i}, rows × classes. */
export function residualsOf(
  problem: Pick<SoftmaxProblem, 'targets' | 'classCount'>,
  probabilities: Float64Array,
): Float64Array {
  const residuals = probabilities.slice();
  problem.targets.forEach((target, i) => {
    const at = i * problem.classCount + target;
    residuals[at] = (residuals[at] ?? 0) - 1;
  });
  return residuals;
}

/** Sets the rows (of rows × classes) that are not present to zero, in place. */
export function zeroAbsent(matrix: Float64Array, present: Uint8Array, classCount: number): Float64Array {
  present.forEach((isPresent, i) => {
    if (isPresent === 0) matrix.fill(0, i * classCount, (i + 1) * classCount);
  });
  return matrix;
}
