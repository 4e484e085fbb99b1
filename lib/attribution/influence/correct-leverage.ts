import { coordinatesOf, factorOfCurvature } from '@/lib/attribution/influence/curvature-factor';
import { dualRemainders } from '@/lib/attribution/influence/dual-remainders';
import type { FittedRows } from '@/lib/attribution/influence/fitted-rows';
import { primalRemainders } from '@/lib/attribution/influence/primal-remainders';
import { factorCholesky, solveCholesky } from '@/lib/core/cholesky';

/** Largest dense system inverted: 200 MB while it lasts, and some 20 s of one core. */
export const MOST_DENSE_UNKNOWNS = 5000;

/** Unknowns of the smaller of the two dense systems: one per class and column, or one per class and record. */
export function denseUnknowns(fitted: FittedRows): number {
  return (fitted.classCount - 1) * Math.min(fitted.rows.rowCount, fitted.rows.columnCount);
}

/**
 * Residuals corrected for each record's own leverage, (I − W_i Q_i / n)⁻¹ r_i: with them the influence is one
 * exact Newton step of the fit without the record. Written with W_i = F_i F_iᵀ, F_i classes × (classes − 1),
 * and r_i = F_i t_i, this is F_i S_i⁻¹ t_i, S_i = I − F_iᵀ Q_i F_i / n, symmetric and positive definite.
 * S_i comes from the dual system K = nλI + [(x_i·x_j) F_iᵀF_j], as nλ(K⁻¹)_ii, when there are fewer
 * records than columns, and else from the Hessian itself in the classes' sum-zero coordinates.
 */
export function correctLeverage(fitted: FittedRows): Float64Array {
  const { rows, residuals, probabilities, classCount } = fitted;
  const factors = Array.from({ length: rows.rowCount }, (_, i) =>
    factorOfCurvature(probabilities.subarray(i * classCount, (i + 1) * classCount)),
  );
  const remainders =
    rows.rowCount <= rows.columnCount ? dualRemainders(fitted, factors) : primalRemainders(fitted, factors);
  const corrected = new Float64Array(residuals.length);
  remainders.forEach((remainder, i) => {
    const factor = factors[i] ?? new Float64Array(0);
    const from = i * classCount;
    const t = coordinatesOf(
      residuals.subarray(from, from + classCount),
      factor,
      probabilities.subarray(from, from + classCount),
    );
    factorCholesky(remainder, classCount - 1);
    solveCholesky(remainder, classCount - 1, t);
    for (let c = 0; c < classCount; c++) corrected[from + c] = dotRow(factor, c, t);
  });
  return corrected;
}

function dotRow(factor: Float64Array, c: number, t: Float64Array): number {
  let sum = 0;
  for (let a = 0; a < t.length; a++) sum += (factor[c * t.length + a] ?? 0) * (t[a] ?? 0);
  return sum;
}
