import type { LinearMap } from '@/lib/core/conjugate-gradient';
import type { ClassKernel } from '@/lib/models/classifier/class-kernel';
import { zeroAbsent } from '@/lib/models/classifier/objective';
import type { SparseRows } from '@/lib/models/classifier/sparse-rows';

/** The Hessian H = (1/n) Σ w_i (diag(p_i) − p_i p_iᵀ) ⊗ x_i x_iᵀ + λI, held by its parts. */
export type SoftmaxHessian = {
  readonly rows: SparseRows;
  readonly kernel: ClassKernel;
  readonly present: Uint8Array;
  /** rows × classes. */
  readonly probabilities: Float64Array;
  readonly classCount: number;
  readonly lambda: number;
};

/** v ↦ H·v on class-major vectors. Good until another Hessian is opened on the same kernel. */
export function hessianProduct(hessian: SoftmaxHessian): LinearMap {
  const { kernel, probabilities, present, classCount, lambda } = hessian;
  kernel.setProbabilities(zeroAbsent(probabilities.slice(), present, classCount));
  return (v, out) => {
    kernel.applyHessian(v, out);
    for (let k = 0; k < v.length; k++) out[k] = (out[k] ?? 0) + lambda * (v[k] ?? 0);
  };
}
