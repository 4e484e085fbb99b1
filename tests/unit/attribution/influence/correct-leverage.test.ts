import { describe, expect, it } from 'vitest';
import { correctLeverage } from '@/lib/attribution/influence/correct-leverage';
import type { FittedRows } from '@/lib/attribution/influence/fitted-rows';
import { exp } from '@/lib/core/exact-math';
import { stackRows } from '@/lib/models/classifier/sparse-rows';
import { makeUniform } from '@/tests/support/make-texts';

/** Solves A·x = b by Gaussian elimination with partial pivoting. */
function solveNaively(matrix: number[][], rhs: number[]): number[] {
  const a = matrix.map((row, i) => [...row, rhs[i] as number]);
  const size = a.length;
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++) if (Math.abs(a[i]?.[k] as number) > Math.abs(a[pivot]?.[k] as number)) pivot = i;
    [a[k], a[pivot]] = [a[pivot] as number[], a[k] as number[]];
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const factor = (a[i]?.[k] as number) / (a[k]?.[k] as number);
      for (let j = k; j <= size; j++) (a[i] as number[])[j] = (a[i]?.[j] as number) - factor * (a[k]?.[j] as number);
    }
  }
  return a.map((row, k) => (row[size] as number) / (row[k] as number));
}

/** (I − W_i Q_i / n)⁻¹ r_i with the dense Hessian, straight from the formula. */
function correctNaively(fitted: FittedRows): Float64Array {
  const { rows, probabilities, residuals, classCount: C, lambda } = fitted;
  const { rowCount: n, columnCount: d } = rows;
  const dense = Array.from({ length: n }, (_, i) => {
    const row = new Array<number>(d).fill(0);
    for (let p = rows.starts[i] as number; p < (rows.starts[i + 1] as number); p++) {
      row[rows.columns[p] as number] = rows.values[p] as number;
    }
    return row;
  });
  const curvature = (i: number, a: number, b: number) => {
    const pa = probabilities[i * C + a] as number;
    return pa * ((a === b ? 1 : 0) - (probabilities[i * C + b] as number));
  };
  const hessian = Array.from({ length: C * d }, (_, s) =>
    Array.from({ length: C * d }, (_, t) => {
      let sum = s === t ? lambda : 0;
      const [a, j, b, k] = [Math.floor(s / d), s % d, Math.floor(t / d), t % d];
      dense.forEach((row, i) => {
        sum += (curvature(i, a, b) * (row[j] as number) * (row[k] as number)) / n;
      });
      return sum;
    }),
  );
  const corrected: number[] = [];
  dense.forEach((row, i) => {
    const columns = Array.from({ length: C }, (_, b) =>
      solveNaively(
        hessian,
        Array.from({ length: C * d }, (_, s) => (Math.floor(s / d) === b ? (row[s % d] as number) : 0)),
      ),
    );
    const q = (a: number, b: number) => row.reduce((sum, x, j) => sum + x * (columns[b]?.[a * d + j] as number), 0);
    const system = Array.from({ length: C }, (_, a) =>
      Array.from({ length: C }, (_, b) => {
        let wq = 0;
        for (let c = 0; c < C; c++) wq += curvature(i, a, c) * q(c, b);
        return (a === b ? 1 : 0) - wq / n;
      }),
    );
    corrected.push(
      ...solveNaively(
        system,
        Array.from({ length: C }, (_, c) => residuals[i * C + c] as number),
      ),
    );
  });
  return Float64Array.from(corrected);
}

function makeFitted(seed: number, n: number, d: number, C: number): FittedRows {
  const uniform = makeUniform(seed);
  const rows = stackRows(
    Array.from({ length: n }, () => {
      const columns = Array.from({ length: d - 1 }, (_, j) => j).filter(() => uniform() < 0.5);
      return { columns: [...columns, d - 1], values: [...columns.map(() => uniform()), 1] };
    }),
    d,
  );
  const probabilities = new Float64Array(n * C);
  const residuals = new Float64Array(n * C);
  for (let i = 0; i < n; i++) {
    const scores = Array.from({ length: C }, () => exp(6 * (uniform() - 0.5)));
    const sum = scores.reduce((total, score) => total + score, 0);
    const target = Math.floor(uniform() * C);
    scores.forEach((score, c) => {
      probabilities[i * C + c] = score / sum;
      residuals[i * C + c] = score / sum - (c === target ? 1 : 0);
    });
  }
  return { rows, probabilities, residuals, classCount: C, lambda: 0.01 };
}

describe('correctLeverage', () => {
  it.each([
    ['dual', 1, 7, 9, 3],
    ['dual, two classes', 2, 6, 8, 2],
    ['primal', 3, 14, 5, 3],
    ['primal, four classes', 4, 12, 4, 4],
  ])('equals the formula written out (%s)', (_, seed, n, d, classes) => {
    const fitted = makeFitted(seed, n, d, classes);
    const expected = correctNaively(fitted);
    correctLeverage(fitted).forEach((value, k) => {
      expect(Math.abs(value - (expected[k] as number))).toBeLessThan(1e-10);
    });
  });
});
