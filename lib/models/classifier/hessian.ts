import type { LinearMap } from '@/lib/core/conjugate-gradient';
import { addOuterProducts, multiplyByClasses } from '@/lib/models/classifier/class-products';
import type { SparseRows } from '@/lib/models/classifier/sparse-rows';

/** The Hessian H = (1/n) Σ w_i (diag(p_i) − p_i p_iᵀ) ⊗ x_i x_iᵀ + λI, held by its parts. */
export type SoftmaxHessian = {
  readonly rows: SparseRows;
  readonly present: Uint8Array;
  /** rows × classes, row-major. */
  readonly probabilities: Float64Array;
  readonly classCount: number;
  readonly lambda: number;
};

/** v ↦ H·v on class-major vectors: two sparse products and a pass over the probabilities. */
export function hessianProduct(hessian: SoftmaxHessian): LinearMap {
  const { rows, present, probabilities, classCount, lambda } = hessian;
  const n = rows.rowCount;
  const scores = new Float64Array(n * classCount);
  return (v, out) => {
    multiplyByClasses({ rows, weights: v, classCount, out: scores });
    for (let i = 0; i < n; i++) {
      const from = i * classCount;
      let mean = 0;
      for (let k = from; k < from + classCount; k++) mean += (probabilities[k] ?? 0) * (scores[k] ?? 0);
      for (let k = from; k < from + classCount; k++) {
        scores[k] = ((probabilities[k] ?? 0) * ((scores[k] ?? 0) - mean)) / n;
      }
    }
    for (let k = 0; k < v.length; k++) out[k] = lambda * (v[k] ?? 0);
    addOuterProducts({ rows, present, factors: scores, classCount, out });
  };
}
