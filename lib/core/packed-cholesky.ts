/**
 * The lower triangle of a Cholesky factor, row after row in single precision: a quarter of the memory, for
 * solves that only precondition and are limited by how fast the factor can be read.
 */
export function packLowerTriangle(factor: Float64Array, size: number): Float32Array {
  const packed = new Float32Array((size * (size + 1)) / 2);
  let at = 0;
  for (let i = 0; i < size; i++) {
    packed.set(factor.subarray(i * size, i * size + i + 1), at);
    at += i + 1;
  }
  return packed;
}

/** Replaces b by L⁻¹·b for a packed L. */
export function solvePackedLower(packed: Float32Array, size: number, b: Float64Array): void {
  let from = 0;
  for (let i = 0; i < size; i++) {
    let s0 = b[i] ?? 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    const even = i - (i % 4);
    for (let k = 0; k < even; k += 4) {
      s0 -= (packed[from + k] ?? 0) * (b[k] ?? 0);
      s1 -= (packed[from + k + 1] ?? 0) * (b[k + 1] ?? 0);
      s2 -= (packed[from + k + 2] ?? 0) * (b[k + 2] ?? 0);
      s3 -= (packed[from + k + 3] ?? 0) * (b[k + 3] ?? 0);
    }
    for (let k = even; k < i; k++) s0 -= (packed[from + k] ?? 0) * (b[k] ?? 0);
    b[i] = (s0 + s1 + (s2 + s3)) / (packed[from + i] ?? 1);
    from += i + 1;
  }
}

/** Replaces b by (L·Lᵀ)⁻¹·b for a packed L; b is held in double precision, so the map is symmetric to rounding. */
export function solvePacked(packed: Float32Array, size: number, b: Float64Array): void {
  solvePackedLower(packed, size, b);
  let from = packed.length;
  for (let i = size - 1; i >= 0; i--) {
    from -= i + 1;
    const value = (b[i] ?? 0) / (packed[from + i] ?? 1);
    b[i] = value;
    for (let k = 0; k < i; k++) b[k] = (b[k] ?? 0) - value * (packed[from + k] ?? 0);
  }
}
