import { describe, expect, it } from 'vitest';
import { fitRidge, type RidgeProblem, ridgeInfluence } from '@/lib/attribution/influence/ridge-influence';
import { dot } from '@/lib/core/conjugate-gradient';
import { makeUniform } from '@/tests/support/make-texts';

function makeProblem(seed: number, rowCount: number, columnCount: number, classCount: number): RidgeProblem {
  const uniform = makeUniform(seed);
  const y = new Float64Array(rowCount * classCount).fill(-1 / (classCount - 1));
  for (let i = 0; i < rowCount; i++) y[i * classCount + Math.floor(uniform() * classCount)] = 1;
  const x = Float64Array.from({ length: rowCount * columnCount }, () => uniform() - 0.5);
  return { x, y, rowCount, columnCount, classCount, lambda: 0.3 };
}

describe('ridgeInfluence', () => {
  it.each([
    [1, 60, 20, 3],
    [2, 25, 40, 2],
    [3, 80, 12, 5],
  ])('equals retraining without each record to 1e-9 (seed %d)', (seed, rows, columns, classes) => {
    const problem = makeProblem(seed, rows, columns, classes);
    const fit = fitRidge(problem);
    const question = Float64Array.from({ length: columns }, makeUniform(seed + 100));
    let worst = 0;
    for (let c = 0; c < classes; c++) {
      const influence = ridgeInfluence(fit, question, c);
      const score = (weights: Float64Array) => dot(question, weights.subarray(c * columns, (c + 1) * columns));
      for (let i = 0; i < rows; i++) {
        const present = new Uint8Array(rows).fill(1);
        present[i] = 0;
        const truth = score(fit.weights) - score(fitRidge(problem, present).weights);
        worst = Math.max(worst, Math.abs((influence[i] ?? 0) - truth));
      }
    }
    expect(worst).toBeLessThanOrEqual(1e-9);
  });
});
