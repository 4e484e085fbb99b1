import type { FittedRows } from '@/lib/attribution/influence/fitted-rows';
import { openDefiniteMatrix } from '@/lib/core/definite-matrix';
import { rowDot, type SparseRows } from '@/lib/models/classifier/sparse-rows';

/**
 * S_i = nλ(K⁻¹)_ii from the dual system K = nλI + [(x_i·x_j) F_iᵀF_j], one unknown per record and class but
 * one: by Woodbury, FᵀQF/n = I − nλ(K⁻¹)_ii. Lower triangles of (classes − 1)² matrices, by record.
 */
export function dualRemainders(fitted: FittedRows, factors: readonly Float64Array[]): Float64Array[] {
  const { rows, classCount, lambda } = fitted;
  const n = rows.rowCount;
  const width = classCount - 1;
  const size = n * width;
  const matrix = openDefiniteMatrix(size);
  const { entries: kernel, stride } = matrix;
  const dense = new Float64Array(rows.columnCount);
  for (let i = 0; i < n; i++) {
    scatterRow(rows, i, dense, 1);
    for (let j = 0; j <= i; j++) {
      const similarity = rowDot(rows, j, dense);
      const left = factors[i] ?? dense;
      const right = factors[j] ?? dense;
      for (let a = 0; a < width; a++) {
        const end = i === j ? a + 1 : width;
        for (let b = 0; b < end; b++) {
          let sum = 0;
          for (let c = 0; c < classCount; c++) sum += (left[c * width + a] ?? 0) * (right[c * width + b] ?? 0);
          kernel[(i * width + a) * stride + j * width + b] = similarity * sum;
        }
      }
    }
    scatterRow(rows, i, dense, 0);
  }
  for (let k = 0; k < size; k++) kernel[k * stride + k] = (kernel[k * stride + k] ?? 0) + n * lambda;
  matrix.invert();
  return factors.map((_, i) => {
    const remainder = new Float64Array(width * width);
    for (let a = 0; a < width; a++) {
      for (let b = 0; b <= a; b++) {
        remainder[a * width + b] = n * lambda * (kernel[(i * width + a) * stride + i * width + b] ?? 0);
      }
    }
    return remainder;
  });
}

function scatterRow(rows: SparseRows, i: number, dense: Float64Array, scale: number): void {
  for (let p = rows.starts[i] ?? 0; p < (rows.starts[i + 1] ?? 0); p++)
    dense[rows.columns[p] ?? 0] = scale * (rows.values[p] ?? 0);
}
