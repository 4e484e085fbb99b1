import type { PreparedInfluence } from '@/lib/attribution/influence/prepare-influence';
import type { AnswerInfluence } from '@/lib/attribution/influence/types';
import { dot, solveConjugateGradient } from '@/lib/core/conjugate-gradient';
import { exp } from '@/lib/core/exact-math';
import { answerQuestion, featuresOf, indexOfLargest, scoreLabels } from '@/lib/models/classifier/answer-question';
import { multiplyByClasses } from '@/lib/models/classifier/class-products';
import { textRow } from '@/lib/models/classifier/features';
import type { SparseRow } from '@/lib/models/classifier/sparse-rows';

const TOLERANCE = 1e-8;
const MOST_ITERATIONS = 2000;

/**
 * By how much each training record raised the answer's margin m = log(p/(1−p)) of its own label:
 * τ_i = −(1/n)·sᵀ(r_i ⊗ x_i) with s = H⁻¹∇m (Koh & Liang 2017). Positive: without the record the margin
 * would be lower. Deterministic; the residual is measured with the exact Hessian after the solve.
 */
export function explainAnswer(prepared: PreparedInfluence, text: string): AnswerInfluence {
  const { model, apply, precondition, method } = prepared;
  const rhs = marginGradient(prepared, textRow(featuresOf(model), text));
  const { solution } = solveConjugateGradient({
    apply,
    precondition,
    rhs,
    tolerance: TOLERANCE / 2,
    maxIterations: MOST_ITERATIONS,
  });
  return {
    answer: answerQuestion(model, text),
    tau: influencesOf(prepared, solution),
    residual: relativeResidual(prepared, solution, rhs),
    method,
  };
}

/** ∇_θ m = (e_ŷ − q) ⊗ x, q the softmax over the other labels; class-major. */
function marginGradient(prepared: PreparedInfluence, row: SparseRow): Float64Array {
  const { model, rows } = prepared;
  const scores = scoreLabels(model, row);
  const best = indexOfLargest(scores);
  let top = Number.NEGATIVE_INFINITY;
  scores.forEach((score, c) => {
    if (c !== best && score > top) top = score;
  });
  const others = scores.map((score, c) => (c === best ? 0 : exp(score - top)));
  const sum = others.reduce((total, value) => total + value, 0);
  const gradient = new Float64Array(model.weights.length);
  others.forEach((value, c) => {
    const factor = c === best ? 1 : -value / sum;
    row.columns.forEach((column, k) => {
      gradient[c * rows.columnCount + column] = factor * (row.values[k] ?? 0);
    });
  });
  return gradient;
}

function influencesOf(prepared: PreparedInfluence, solution: Float64Array): Float64Array {
  const { model, rows, residuals } = prepared;
  const classCount = model.labels.length;
  const scores = new Float64Array(rows.rowCount * classCount);
  multiplyByClasses({ rows, weights: solution, classCount, out: scores });
  const tau = new Float64Array(rows.rowCount);
  for (let i = 0; i < rows.rowCount; i++) {
    let sum = 0;
    for (let k = i * classCount; k < (i + 1) * classCount; k++) sum += (residuals[k] ?? 0) * (scores[k] ?? 0);
    tau[i] = -sum / rows.rowCount;
  }
  return tau;
}

function relativeResidual(prepared: PreparedInfluence, solution: Float64Array, rhs: Float64Array): number {
  const product = new Float64Array(rhs.length);
  prepared.apply(solution, product);
  let squares = 0;
  for (let k = 0; k < rhs.length; k++) squares += ((rhs[k] ?? 0) - (product[k] ?? 0)) ** 2;
  return Math.sqrt(squares) / Math.sqrt(dot(rhs, rhs));
}
