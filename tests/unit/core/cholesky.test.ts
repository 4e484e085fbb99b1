import { describe, expect, it } from 'vitest';
import { factorCholesky, invertLowerTriangle, solveCholesky } from '@/lib/core/cholesky';
import { dot, solveConjugateGradient } from '@/lib/core/conjugate-gradient';
import { packLowerTriangle, solvePacked } from '@/lib/core/packed-cholesky';
import { makeUniform } from '@/tests/support/make-texts';

/** A random symmetric positive definite matrix: GᵀG + I. */
function makePositive(seed: number, size: number): Float64Array {
  const uniform = makeUniform(seed);
  const g = Float64Array.from({ length: size * size }, () => uniform() - 0.5);
  const a = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = i === j ? 1 : 0;
      for (let k = 0; k < size; k++) sum += (g[k * size + i] ?? 0) * (g[k * size + j] ?? 0);
      a[i * size + j] = sum;
    }
  }
  return a;
}

function apply(a: Float64Array, v: Float64Array): Float64Array {
  return v.map((_, i) => dot(a.subarray(i * v.length, (i + 1) * v.length), v));
}

const sizes = [1, 2, 3, 4, 5, 17, 40];

describe('factorCholesky', () => {
  it.each(sizes)('solves a system of %d unknowns', (size) => {
    const a = makePositive(size, size);
    const x = Float64Array.from({ length: size }, makeUniform(size + 1));
    const b = apply(a, x);
    const factor = a.slice();
    factorCholesky(factor, size);
    solveCholesky(factor, size, b);
    b.forEach((value, k) => {
      expect(value).toBeCloseTo(x[k] ?? 0, 10);
    });
  });

  it('refuses a matrix that is not positive definite', () => {
    expect(() => factorCholesky(Float64Array.of(1, 0, 2, 1), 2)).toThrow('row 1 of 2');
    expect(() => factorCholesky(Float64Array.of(Number.NaN), 1)).toThrow('row 0 of 1');
  });
});

describe('invertLowerTriangle', () => {
  it.each(sizes)('inverts a factor of size %d', (size) => {
    const factor = makePositive(size, size);
    factorCholesky(factor, size);
    const inverse = factor.slice();
    invertLowerTriangle(inverse, size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let k = j; k <= i; k++) sum += (factor[i * size + k] ?? 0) * (inverse[k * size + j] ?? 0);
        expect(sum).toBeCloseTo(i === j ? 1 : 0, 10);
      }
    }
  });
});

describe('solvePacked', () => {
  it.each(sizes)('solves %d unknowns to single precision', (size) => {
    const a = makePositive(size, size);
    const x = Float64Array.from({ length: size }, makeUniform(size + 1));
    const b = apply(a, x);
    factorCholesky(a, size);
    solvePacked(packLowerTriangle(a, size), size, b);
    b.forEach((value, k) => {
      expect(value).toBeCloseTo(x[k] ?? 0, 4);
    });
  });
});

describe('solveConjugateGradient', () => {
  it.each(sizes)('agrees with the direct solution of %d unknowns', (size) => {
    const a = makePositive(size, size);
    const rhs = Float64Array.from({ length: size }, makeUniform(size + 2));
    const direct = rhs.slice();
    const factor = a.slice();
    factorCholesky(factor, size);
    solveCholesky(factor, size, direct);
    const { solution, residual } = solveConjugateGradient({
      apply: (v, out) => out.set(apply(a, v)),
      precondition: (v, out) => out.set(v.map((value, k) => value / (a[k * size + k] ?? 1))),
      rhs,
      tolerance: 1e-13,
      maxIterations: 200,
    });
    expect(residual).toBeLessThanOrEqual(1e-13);
    solution.forEach((value, k) => {
      expect(value).toBeCloseTo(direct[k] ?? 0, 10);
    });
  });

  it('returns zero for a zero right-hand side', () => {
    const copy = (v: Float64Array, out: Float64Array) => out.set(v);
    const zero = new Float64Array(3);
    const result = solveConjugateGradient({
      apply: copy,
      precondition: copy,
      rhs: zero,
      tolerance: 1e-8,
      maxIterations: 5,
    });
    expect(result).toEqual({ solution: zero, iterations: 0, residual: 0 });
  });
});
