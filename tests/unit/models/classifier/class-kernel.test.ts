import { describe, expect, it } from 'vitest';
import { openKernel } from '@/lib/models/classifier/class-kernel';
import { type SparseRows, stackRows } from '@/lib/models/classifier/sparse-rows';
import { makeUniform } from '@/tests/support/make-texts';

function makeRows(uniform: () => number, rowCount: number, columnCount: number): SparseRows {
  const rows = Array.from({ length: rowCount }, () => {
    const columns = Array.from({ length: columnCount }, (_, j) => j).filter(() => uniform() < 0.4);
    return { columns, values: columns.map(() => uniform() - 0.5) };
  });
  return stackRows(rows, columnCount);
}

/** One product after another, in plain loops: rows × classes from class-major weights. */
function multiplyNaively(rows: SparseRows, weights: Float64Array, classCount: number): Float64Array {
  const out = new Float64Array(rows.rowCount * classCount);
  for (let i = 0; i < rows.rowCount; i++) {
    for (let c = 0; c < classCount; c++) {
      let sum = 0;
      for (let p = rows.starts[i] ?? 0; p < (rows.starts[i + 1] ?? 0); p++) {
        sum += (rows.values[p] ?? 0) * (weights[c * rows.columnCount + (rows.columns[p] ?? 0)] ?? 0);
      }
      out[i * classCount + c] = sum;
    }
  }
  return out;
}

function multiplyTransposedNaively(rows: SparseRows, factors: Float64Array, classCount: number): Float64Array {
  const out = new Float64Array(classCount * rows.columnCount);
  for (let i = 0; i < rows.rowCount; i++) {
    for (let p = rows.starts[i] ?? 0; p < (rows.starts[i + 1] ?? 0); p++) {
      for (let c = 0; c < classCount; c++) {
        const at = c * rows.columnCount + (rows.columns[p] ?? 0);
        out[at] = (out[at] ?? 0) + (rows.values[p] ?? 0) * (factors[i * classCount + c] ?? 0);
      }
    }
  }
  return out;
}

describe('openKernel', () => {
  // Every number of classes modulo the widest block, so that each left-over width is walked.
  it.each([2, 3, 5, 8, 14, 16, 17, 31, 77])('multiplies to the bits of plain loops with %d classes', (classCount) => {
    const uniform = makeUniform(classCount);
    const rows = makeRows(uniform, 13, 11);
    const kernel = openKernel(rows, classCount);
    const weights = Float64Array.from({ length: classCount * 11 }, () => uniform() - 0.5);
    const scores = new Float64Array(13 * classCount);
    kernel.multiply(weights, scores);
    expect(scores).toEqual(multiplyNaively(rows, weights, classCount));
    const sums = new Float64Array(classCount * 11);
    kernel.multiplyTransposed(scores, sums);
    expect(sums).toEqual(multiplyTransposedNaively(rows, scores, classCount));
  });

  it.each([2, 3, 6, 19])('applies the curvature of a softmax with %d classes', (classCount) => {
    const uniform = makeUniform(50 + classCount);
    const rows = makeRows(uniform, 9, 7);
    const kernel = openKernel(rows, classCount);
    const v = Float64Array.from({ length: classCount * 7 }, () => uniform() - 0.5);
    const probabilities = Float64Array.from({ length: 9 * classCount }, () => uniform() / classCount);
    const factors = multiplyNaively(rows, v, classCount);
    for (let i = 0; i < 9; i++) {
      let mean = 0;
      for (let c = 0; c < classCount; c++)
        mean += (probabilities[i * classCount + c] ?? 0) * (factors[i * classCount + c] ?? 0);
      for (let c = 0; c < classCount; c++) {
        const at = i * classCount + c;
        factors[at] = ((probabilities[at] ?? 0) * ((factors[at] ?? 0) - mean)) / 9;
      }
    }
    const out = new Float64Array(v.length);
    kernel.setProbabilities(probabilities);
    kernel.applyHessian(v, out);
    multiplyTransposedNaively(rows, factors, classCount).forEach((expected, k) => {
      expect(out[k]).toBeCloseTo(expected, 15);
    });
  });

  it('passes over a row without entries', () => {
    const kernel = openKernel(
      stackRows(
        [
          { columns: [], values: [] },
          { columns: [1], values: [2] },
        ],
        2,
      ),
      2,
    );
    const out = new Float64Array(4).fill(9);
    kernel.multiply(Float64Array.of(1, 2, 3, 4), out);
    expect([...out]).toEqual([0, 0, 4, 8]);
  });
});
