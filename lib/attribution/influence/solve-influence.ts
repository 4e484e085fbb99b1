import type { PreparedInfluence } from '@/lib/attribution/influence/prepare-influence';
import { solveHessian } from '@/lib/attribution/influence/solve-hessian';

/** The relative residual every published influence is solved to. */
const SOLVE_TOLERANCE = 1e-8;

/**
 * By how much each training record raises any smooth function of the weights, given its gradient:
 * τ_i = −(1/n)·sᵀ(r_i ⊗ x_i), s = H⁻¹·gradient. The gradient's classes must sum to zero at every column.
 * `residual` is ‖Hs − gradient‖ / ‖gradient‖, measured after the solve.
 */
export function solveInfluence(
  prepared: PreparedInfluence,
  gradient: Float64Array,
  tolerance = SOLVE_TOLERANCE,
): { influences: Float64Array; residual: number } {
  const { solution, residual } = solveHessian(prepared.solver, gradient, tolerance);
  return { influences: influencesOf(prepared, solution), residual };
}

function influencesOf(prepared: PreparedInfluence, solution: Float64Array): Float64Array {
  const { model, rows, kernel, residuals } = prepared;
  const classCount = model.labels.length;
  const scores = new Float64Array(rows.rowCount * classCount);
  kernel.multiply(solution, scores);
  const tau = new Float64Array(rows.rowCount);
  for (let i = 0; i < rows.rowCount; i++) {
    let sum = 0;
    for (let k = i * classCount; k < (i + 1) * classCount; k++) sum += (residuals[k] ?? 0) * (scores[k] ?? 0);
    tau[i] = -sum / rows.rowCount;
  }
  return tau;
}
