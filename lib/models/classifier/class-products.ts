import type { SparseRows } from '@/lib/models/classifier/sparse-rows';

/**
 * out = X·Θᵀ: rows × classes, row-major, from class-major weights. Four classes at a time, so that one
 * class's weights stay in the processor's first cache; each sum runs in column order.
 */
export function multiplyByClasses(input: {
  rows: SparseRows;
  weights: Float64Array;
  classCount: number;
  out: Float64Array;
}): void {
  const { rows, weights, classCount, out } = input;
  const { rowCount, columnCount, starts, columns, values } = rows;
  for (let c = 0; c < classCount; c += 4) {
    // Past the last class the last one is computed again and not written.
    const w0 = classRow(weights, columnCount, c);
    const w1 = classRow(weights, columnCount, Math.min(c + 1, classCount - 1));
    const w2 = classRow(weights, columnCount, Math.min(c + 2, classCount - 1));
    const w3 = classRow(weights, columnCount, Math.min(c + 3, classCount - 1));
    for (let i = 0; i < rowCount; i++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      const end = starts[i + 1] ?? 0;
      for (let p = starts[i] ?? 0; p < end; p++) {
        const x = values[p] ?? 0;
        const j = columns[p] ?? 0;
        s0 += x * (w0[j] ?? 0);
        s1 += x * (w1[j] ?? 0);
        s2 += x * (w2[j] ?? 0);
        s3 += x * (w3[j] ?? 0);
      }
      const at = i * classCount + c;
      out[at] = s0;
      if (c + 1 < classCount) out[at + 1] = s1;
      if (c + 2 < classCount) out[at + 2] = s2;
      if (c + 3 < classCount) out[at + 3] = s3;
    }
  }
}

/** out += Rᵀ·X, class-major, for R rows × classes, row-major. Rows that are not present are skipped. */
export function addOuterProducts(input: {
  rows: SparseRows;
  present: Uint8Array;
  factors: Float64Array;
  classCount: number;
  out: Float64Array;
}): void {
  const { rows, present, factors, classCount, out } = input;
  const { rowCount, columnCount, starts, columns, values } = rows;
  // What belongs to no class is added here.
  const nowhere = new Float64Array(columnCount);
  for (let c = 0; c < classCount; c += 4) {
    const has1 = c + 1 < classCount;
    const has2 = c + 2 < classCount;
    const has3 = c + 3 < classCount;
    const o0 = classRow(out, columnCount, c);
    const o1 = has1 ? classRow(out, columnCount, c + 1) : nowhere;
    const o2 = has2 ? classRow(out, columnCount, c + 2) : nowhere;
    const o3 = has3 ? classRow(out, columnCount, c + 3) : nowhere;
    for (let i = 0; i < rowCount; i++) {
      if (present[i] === 0) continue;
      const at = i * classCount + c;
      const f0 = factors[at] ?? 0;
      const f1 = has1 ? (factors[at + 1] ?? 0) : 0;
      const f2 = has2 ? (factors[at + 2] ?? 0) : 0;
      const f3 = has3 ? (factors[at + 3] ?? 0) : 0;
      const end = starts[i + 1] ?? 0;
      for (let p = starts[i] ?? 0; p < end; p++) {
        const x = values[p] ?? 0;
        const j = columns[p] ?? 0;
        o0[j] = (o0[j] ?? 0) + x * f0;
        o1[j] = (o1[j] ?? 0) + x * f1;
        o2[j] = (o2[j] ?? 0) + x * f2;
        o3[j] = (o3[j] ?? 0) + x * f3;
      }
    }
  }
}

/** One class's weights as a view. */
export function classRow(weights: Float64Array, columnCount: number, c: number): Float64Array {
  return weights.subarray(c * columnCount, (c + 1) * columnCount);
}
