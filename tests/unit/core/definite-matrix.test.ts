import { describe, expect, it } from 'vitest';
import { openDefiniteMatrix } from '@/lib/core/definite-matrix';
import { makeUniform } from '@/tests/support/make-texts';

/** A random positive definite matrix: MᵀM plus a little of the unit matrix. */
function makeDefinite(seed: number, size: number): number[][] {
  const uniform = makeUniform(seed);
  const m = Array.from({ length: size }, () => Array.from({ length: size }, () => uniform() - 0.5));
  return m.map((_, i) =>
    m.map((_, j) => m.reduce((sum, row) => sum + (row[i] as number) * (row[j] as number), i === j ? 0.05 : 0)),
  );
}

describe('openDefiniteMatrix', () => {
  it.each([1, 2, 31, 32, 33, 65, 130])('gives the inverse of %d unknowns', (size) => {
    const a = makeDefinite(size, size);
    const matrix = openDefiniteMatrix(size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) matrix.entries[i * matrix.stride + j] = a[i]?.[j] as number;
    }
    matrix.invert();
    const at = (i: number, j: number) => matrix.entries[Math.max(i, j) * matrix.stride + Math.min(i, j)] as number;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const product = (a[i] as number[]).reduce((sum, value, k) => sum + value * at(k, j), 0);
        expect(Math.abs(product - (i === j ? 1 : 0))).toBeLessThan(1e-9);
      }
    }
  });

  it('refuses a matrix that is not positive definite', () => {
    const matrix = openDefiniteMatrix(40);
    for (let k = 0; k < 40; k++) matrix.entries[k * matrix.stride + k] = k === 37 ? -1 : 1;
    expect(() => matrix.invert()).toThrow('not positive definite at row 37');
  });

  it('refuses what no memory can hold', () => {
    expect(() => openDefiniteMatrix(20_000)).toThrow('20000 unknowns');
  });
});
