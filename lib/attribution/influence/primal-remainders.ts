import { complementBasis } from '@/lib/attribution/influence/curvature-factor';
import type { FittedRows } from '@/lib/attribution/influence/fitted-rows';
import { openDefiniteMatrix } from '@/lib/core/definite-matrix';
import type { SparseRows } from '@/lib/models/classifier/sparse-rows';

/**
 * S_i = I − F_iᵀQ_iF_i/n from the Hessian itself, in orthonormal coordinates of the classes' sum-zero space:
 * one unknown per column and class but one. Lower triangles of (classes − 1)² matrices, by record.
 */
export function primalRemainders(fitted: FittedRows, factors: readonly Float64Array[]): Float64Array[] {
  const { rows, classCount, lambda } = fitted;
  const { rowCount: n, columnCount, starts, columns, values } = rows;
  const width = classCount - 1;
  const size = width * columnCount;
  const basis = complementBasis(new Float64Array(classCount).fill(1 / Math.sqrt(classCount)));
  const reduced = factors.map((factor) => multiplyTransposed(basis, factor, classCount));
  const matrix = openDefiniteMatrix(size);
  const { entries: hessian, stride } = matrix;
  for (let i = 0; i < n; i++) {
    const factor = reduced[i] ?? basis;
    for (let a = 0; a < width; a++) {
      for (let b = 0; b <= a; b++) {
        let curvature = 0;
        for (let k = 0; k < width; k++) curvature += (factor[a * width + k] ?? 0) * (factor[b * width + k] ?? 0);
        curvature /= n;
        for (let p = starts[i] ?? 0; p < (starts[i + 1] ?? 0); p++) {
          const at = (a * columnCount + (columns[p] ?? 0)) * stride + b * columnCount;
          const scaled = curvature * (values[p] ?? 0);
          for (let q = starts[i] ?? 0; q < (starts[i + 1] ?? 0); q++) {
            const to = at + (columns[q] ?? 0);
            hessian[to] = (hessian[to] ?? 0) + scaled * (values[q] ?? 0);
          }
        }
      }
    }
  }
  for (let k = 0; k < size; k++) hessian[k * stride + k] = (hessian[k * stride + k] ?? 0) + lambda;
  matrix.invert();
  const spread = new Float64Array(width * width);
  const half = new Float64Array(width * width);
  return reduced.map((factor, i) => {
    readSpread({ inverse: hessian, stride, rows, i, width, out: spread });
    // I − FᵀQF/n, lower triangle.
    for (let a = 0; a < width; a++) {
      for (let b = 0; b < width; b++) {
        let sum = 0;
        for (let k = 0; k < width; k++) sum += (spread[a * width + k] ?? 0) * (factor[k * width + b] ?? 0);
        half[a * width + b] = sum;
      }
    }
    const remainder = new Float64Array(width * width);
    for (let a = 0; a < width; a++) {
      for (let b = 0; b <= a; b++) {
        let sum = 0;
        for (let k = 0; k < width; k++) sum += (factor[k * width + a] ?? 0) * (half[k * width + b] ?? 0);
        remainder[a * width + b] = (a === b ? 1 : 0) - sum / n;
      }
    }
    return remainder;
  });
}

/** out = (I ⊗ x_iᵀ)·H⁻¹·(I ⊗ x_i), width × width, from the inverse's lower triangle. */
function readSpread(input: {
  inverse: Float64Array;
  stride: number;
  rows: SparseRows;
  i: number;
  width: number;
  out: Float64Array;
}): void {
  const { inverse, stride, rows, i, width, out } = input;
  const { columnCount, starts, columns, values } = rows;
  const [start, end] = [starts[i] ?? 0, starts[i + 1] ?? 0];
  for (let a = 0; a < width; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let p = start; p < end; p++) {
        const row = a * columnCount + (columns[p] ?? 0);
        let part = 0;
        for (let q = start; q < end; q++) {
          const column = b * columnCount + (columns[q] ?? 0);
          const at = row >= column ? row * stride + column : column * stride + row;
          part += (inverse[at] ?? 0) * (values[q] ?? 0);
        }
        sum += part * (values[p] ?? 0);
      }
      out[a * width + b] = sum;
      out[b * width + a] = sum;
    }
  }
}

/** Bᵀ·F for B and F of size classes × (classes − 1), row-major. */
function multiplyTransposed(basis: Float64Array, factor: Float64Array, classCount: number): Float64Array {
  const width = classCount - 1;
  const product = new Float64Array(width * width);
  for (let c = 0; c < classCount; c++) {
    for (let a = 0; a < width; a++) {
      const scale = basis[c * width + a] ?? 0;
      for (let b = 0; b < width; b++)
        product[a * width + b] = (product[a * width + b] ?? 0) + scale * (factor[c * width + b] ?? 0);
    }
  }
  return product;
}
