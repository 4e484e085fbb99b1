import { complementBasis } from '@/lib/attribution/influence/curvature-factor';
import type { FittedRows } from '@/lib/attribution/influence/fitted-rows';
import { factorCholesky, invertLowerTriangle } from '@/lib/core/cholesky';
import { dot } from '@/lib/core/conjugate-gradient';
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
  const hessian = new Float64Array(size * size);
  for (let i = 0; i < n; i++) {
    const factor = reduced[i] ?? basis;
    for (let a = 0; a < width; a++) {
      for (let b = 0; b <= a; b++) {
        let curvature = 0;
        for (let k = 0; k < width; k++) curvature += (factor[a * width + k] ?? 0) * (factor[b * width + k] ?? 0);
        curvature /= n;
        for (let p = starts[i] ?? 0; p < (starts[i + 1] ?? 0); p++) {
          const at = (a * columnCount + (columns[p] ?? 0)) * size + b * columnCount;
          const scaled = curvature * (values[p] ?? 0);
          for (let q = starts[i] ?? 0; q < (starts[i + 1] ?? 0); q++) {
            const to = at + (columns[q] ?? 0);
            hessian[to] = (hessian[to] ?? 0) + scaled * (values[q] ?? 0);
          }
        }
      }
    }
  }
  for (let k = 0; k < size; k++) hessian[k * size + k] = (hessian[k * size + k] ?? 0) + lambda;
  factorCholesky(hessian, size);
  invertLowerTriangle(hessian, size);
  const solved = Array.from({ length: width }, () => new Float64Array(size));
  return reduced.map((factor, i) => {
    solved.forEach((u, a) => {
      solveForRecord({ inverse: hessian, rows, i, factor, a, width, out: u });
    });
    const remainder = new Float64Array(width * width);
    for (let a = 0; a < width; a++) {
      for (let b = 0; b <= a; b++) {
        remainder[a * width + b] = (a === b ? 1 : 0) - dot(solved[a] ?? basis, solved[b] ?? basis) / n;
      }
    }
    return remainder;
  });
}

/** out = L⁻¹·(column a of the reduced factor ⊗ x_i). */
function solveForRecord(input: {
  inverse: Float64Array;
  rows: SparseRows;
  i: number;
  factor: Float64Array;
  a: number;
  width: number;
  out: Float64Array;
}): void {
  const { inverse, rows, i, factor, a, width, out } = input;
  const { columnCount, starts, columns, values } = rows;
  const size = out.length;
  const places: number[] = [];
  const entries: number[] = [];
  for (let b = 0; b < width; b++) {
    for (let p = starts[i] ?? 0; p < (starts[i + 1] ?? 0); p++) {
      places.push(b * columnCount + (columns[p] ?? 0));
      entries.push((factor[b * width + a] ?? 0) * (values[p] ?? 0));
    }
  }
  for (let k = 0; k < size; k++) {
    let sum = 0;
    for (let e = 0; e < places.length; e++) {
      const place = places[e] ?? 0;
      if (place > k) break;
      sum += (inverse[k * size + place] ?? 0) * (entries[e] ?? 0);
    }
    out[k] = sum;
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
