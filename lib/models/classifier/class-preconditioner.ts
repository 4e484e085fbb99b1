import type { LinearMap } from '@/lib/core/conjugate-gradient';
import { applyBlock, type ClassBlock } from '@/lib/models/classifier/class-blocks';
import { classRow } from '@/lib/models/classifier/class-row';
import type { SoftmaxHessian } from '@/lib/models/classifier/hessian';

/**
 * v ↦ an approximation of H⁻¹·v for vectors whose classes sum to zero at every column, as every gradient
 * of a softmax does. Couplings between classes are left out; within a class, records with a large
 * p(1 − p) are kept whole through the Woodbury identity and the others by their diagonal. What H cannot
 * produce, a common shift of all classes, is projected out before and after. On BANKING77 this takes
 * some 35 iterations to 1e-8 where the diagonal alone takes 126.
 */
export function classPreconditioner(
  hessian: Pick<SoftmaxHessian, 'rows' | 'classCount'>,
  blocks: readonly ClassBlock[],
): LinearMap {
  const { rows, classCount } = hessian;
  const { columnCount } = rows;
  const centred = new Float64Array(classCount * columnCount);
  return (v, out) => {
    centred.set(v);
    removeClassMean(centred, classCount, columnCount);
    blocks.forEach((block, c) => {
      applyBlock(block, rows, classRow(centred, columnCount, c), classRow(out, columnCount, c));
    });
    removeClassMean(out, classCount, columnCount);
  };
}

/** Subtracts, at every column, the mean over the classes. */
function removeClassMean(v: Float64Array, classCount: number, columnCount: number): void {
  const mean = new Float64Array(columnCount);
  for (let c = 0; c < classCount; c++) {
    const row = classRow(v, columnCount, c);
    for (let j = 0; j < columnCount; j++) mean[j] = (mean[j] ?? 0) + (row[j] ?? 0);
  }
  for (let j = 0; j < columnCount; j++) mean[j] = (mean[j] ?? 0) / classCount;
  for (let c = 0; c < classCount; c++) {
    const row = classRow(v, columnCount, c);
    for (let j = 0; j < columnCount; j++) row[j] = (row[j] ?? 0) - (mean[j] ?? 0);
  }
}
