import type { PreparedInfluence } from '@/lib/attribution/influence/prepare-influence';
import { solveInfluence } from '@/lib/attribution/influence/solve-influence';
import type { AnswerInfluence } from '@/lib/attribution/influence/types';
import { exp } from '@/lib/core/exact-math';
import { answerQuestion, featuresOf, indexOfLargest, scoreLabels } from '@/lib/models/classifier/answer-question';
import { textRow } from '@/lib/models/classifier/features';
import type { SparseRow } from '@/lib/models/classifier/sparse-rows';

/**
 * By how much each training record raised the answer's margin m = log(p/(1−p)) of its own label:
 * τ_i = −(1/n)·sᵀ(r_i ⊗ x_i) with s = H⁻¹∇m (Koh & Liang 2017). Positive: without the record the margin
 * would be lower. Deterministic; the residual is measured with the exact Hessian after the solve.
 */
export function explainAnswer(prepared: PreparedInfluence, text: string): AnswerInfluence {
  const { model, method } = prepared;
  const gradient = marginGradient(prepared, textRow(featuresOf(model), text));
  const { influences, residual } = solveInfluence(prepared, gradient);
  return { answer: answerQuestion(model, text), tau: influences, residual, method };
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
