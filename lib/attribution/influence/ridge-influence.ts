import { factorCholesky, solveCholesky } from '@/lib/core/cholesky';
import { dot } from '@/lib/core/conjugate-gradient';

/** A ridge regression of class codes on features: dense, small, and exact, the oracle beside the logistic code. */
export type RidgeProblem = {
  /** rows × columns, row-major. */
  readonly x: Float64Array;
  /** rows × classes, row-major: the codes regressed on. */
  readonly y: Float64Array;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly classCount: number;
  readonly lambda: number;
};

export type RidgeFit = {
  readonly problem: RidgeProblem;
  readonly factor: Float64Array;
  readonly weights: Float64Array;
};

/** Factors A = XᵀX + λI and solves A·W = XᵀY. `weights` is class-major; `present` leaves rows out. */
export function fitRidge(problem: RidgeProblem, present?: Uint8Array): RidgeFit {
  const { x, y, rowCount, columnCount: d, classCount, lambda } = problem;
  const factor = new Float64Array(d * d);
  const weights = new Float64Array(classCount * d);
  for (let i = 0; i < rowCount; i++) {
    if (present?.[i] === 0) continue;
    for (let j = 0; j < d; j++) {
      const value = x[i * d + j] ?? 0;
      for (let k = 0; k <= j; k++) factor[j * d + k] = (factor[j * d + k] ?? 0) + value * (x[i * d + k] ?? 0);
      for (let c = 0; c < classCount; c++) {
        weights[c * d + j] = (weights[c * d + j] ?? 0) + value * (y[i * classCount + c] ?? 0);
      }
    }
  }
  for (let j = 0; j < d; j++) factor[j * d + j] = (factor[j * d + j] ?? 0) + lambda;
  factorCholesky(factor, d);
  for (let c = 0; c < classCount; c++) solveCholesky(factor, d, weights.subarray(c * d, (c + 1) * d));
  return { problem, factor, weights };
}

/**
 * By how much each record raised the score of class c at `question`, exact to rounding:
 * f(x_t) − f₋ᵢ(x_t) = h_x / (1 − h_ii)·(y_i − f(x_i)), h_x = x_tᵀA⁻¹x_i, h_ii = x_iᵀA⁻¹x_i
 * (Sherman and Morrison 1950; Allen's PRESS, 1974).
 */
export function ridgeInfluence(fit: RidgeFit, question: Float64Array, c: number): Float64Array {
  const { problem, factor, weights } = fit;
  const { x, y, rowCount, columnCount: d, classCount } = problem;
  const solved = question.slice();
  solveCholesky(factor, d, solved);
  const influence = new Float64Array(rowCount);
  for (let i = 0; i < rowCount; i++) {
    const row = x.subarray(i * d, (i + 1) * d);
    const own = row.slice();
    solveCholesky(factor, d, own);
    const leverage = dot(row, own);
    const error = (y[i * classCount + c] ?? 0) - dot(row, weights.subarray(c * d, (c + 1) * d));
    influence[i] = (dot(row, solved) / (1 - leverage)) * error;
  }
  return influence;
}
