import { AppError } from '@/lib/core/errors';

/**
 * Replaces the lower triangle of a symmetric positive definite matrix (row-major, size × size) by its
 * Cholesky factor L, A = L·Lᵀ. Throws `internal` when A is not positive definite.
 */
export function factorCholesky(a: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    const rowI = a.subarray(i * size, i * size + i + 1);
    for (let j = 0; j < i; j++) {
      const rowJ = a.subarray(j * size, j * size + j + 1);
      rowI[j] = ((rowI[j] ?? 0) - dotPrefix(rowI, rowJ, j)) / (rowJ[j] ?? 1);
    }
    const pivot = (rowI[i] ?? 0) - dotPrefix(rowI, rowI, i);
    if (!(pivot > 0)) throw new AppError('internal', `The matrix is not positive definite at row ${i} of ${size}.`);
    rowI[i] = Math.sqrt(pivot);
  }
}

/** Replaces b by A⁻¹·b, given the factor from {@link factorCholesky}. */
export function solveCholesky(factor: Float64Array, size: number, b: Float64Array): void {
  for (let i = 0; i < size; i++) {
    const row = factor.subarray(i * size, i * size + i + 1);
    b[i] = ((b[i] ?? 0) - dotPrefix(row, b, i)) / (row[i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i--) {
    const from = i * size;
    const value = (b[i] ?? 0) / (factor[from + i] ?? 1);
    b[i] = value;
    for (let j = 0; j < i; j++) b[j] = (b[j] ?? 0) - value * (factor[from + j] ?? 0);
  }
}

/** Σ over k < count of x_k·y_k, in four interleaved sums: a fixed order, and no waiting on one adder. */
function dotPrefix(x: Float64Array, y: Float64Array, count: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const even = count - (count % 4);
  for (let k = 0; k < even; k += 4) {
    s0 += (x[k] ?? 0) * (y[k] ?? 0);
    s1 += (x[k + 1] ?? 0) * (y[k + 1] ?? 0);
    s2 += (x[k + 2] ?? 0) * (y[k + 2] ?? 0);
    s3 += (x[k + 3] ?? 0) * (y[k + 3] ?? 0);
  }
  for (let k = even; k < count; k++) s0 += (x[k] ?? 0) * (y[k] ?? 0);
  return s0 + s1 + (s2 + s3);
}

/** Replaces the factor L in the lower triangle by L⁻¹, row by row. */
export function invertLowerTriangle(factor: Float64Array, size: number): void {
  const old = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const row = factor.subarray(i * size, i * size + i + 1);
    old.set(row);
    row.fill(0);
    for (let k = 0; k < i; k++) {
      const coefficient = old[k] ?? 0;
      if (coefficient === 0) continue;
      const done = factor.subarray(k * size, k * size + k + 1);
      for (let j = 0; j <= k; j++) row[j] = (row[j] ?? 0) - coefficient * (done[j] ?? 0);
    }
    const pivot = old[i] ?? 1;
    for (let j = 0; j < i; j++) row[j] = (row[j] ?? 0) / pivot;
    row[i] = 1 / pivot;
  }
}
