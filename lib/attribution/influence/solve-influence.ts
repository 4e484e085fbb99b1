import type { PreparedInfluence } from '@/lib/attribution/influence/prepare-influence';
import { dot, solveConjugateGradient } from '@/lib/core/conjugate-gradient';

const TOLERANCE = 1e-8;
const MOST_ITERATIONS = 2000;

/**
 * By how much each training record raises any smooth function of the weights, given its gradient:
 * τ_i = −(1/n)·sᵀ(r_i ⊗ x_i), s = H⁻¹·gradient. The gradient's classes must sum to zero at every column.
 * `residual` is ‖Hs − gradient‖ / ‖gradient‖, measured after the solve.
 */
export function solveInfluence(
  prepared: PreparedInfluence,
  gradient: Float64Array,
): { influences: Float64Array; residual: number } {
  const { solution } = solveConjugateGradient({
    apply: prepared.apply,
    precondition: prepared.precondition,
    rhs: gradient,
    // The recurrence drifts a little from the true residual.
    tolerance: TOLERANCE / 2,
    maxIterations: MOST_ITERATIONS,
  });
  const product = new Float64Array(gradient.length);
  prepared.apply(solution, product);
  let squares = 0;
  for (let k = 0; k < gradient.length; k++) squares += ((gradient[k] ?? 0) - (product[k] ?? 0)) ** 2;
  const norm = Math.sqrt(dot(gradient, gradient));
  return { influences: influencesOf(prepared, solution), residual: norm === 0 ? 0 : Math.sqrt(squares) / norm };
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
