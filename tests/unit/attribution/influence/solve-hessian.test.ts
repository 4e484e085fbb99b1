import { describe, expect, it } from 'vitest';
import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { solveHessian } from '@/lib/attribution/influence/solve-hessian';
import { dot, solveConjugateGradient } from '@/lib/core/conjugate-gradient';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import { makeTexts, makeUniform } from '@/tests/support/make-texts';

/** A right-hand side whose classes sum to zero at every column, as every gradient of a softmax does. */
function makeRhs(seed: number, classCount: number, columnCount: number): Float64Array {
  const uniform = makeUniform(seed);
  const rhs = Float64Array.from({ length: classCount * columnCount }, () => uniform() - 0.5);
  for (let j = 0; j < columnCount; j++) {
    let sum = 0;
    for (let c = 0; c < classCount; c++) sum += rhs[c * columnCount + j] as number;
    for (let c = 0; c < classCount; c++) (rhs[c * columnCount + j] as number) -= sum / classCount;
  }
  return rhs;
}

describe('solveHessian', () => {
  it.each([
    { labels: 2, count: 60, words: 20, lambda: 1e-3 },
    { labels: 3, count: 300, words: 12, lambda: 1e-5 },
    { labels: 5, count: 200, words: 40, lambda: 1e-4 },
    { labels: 17, count: 400, words: 30, lambda: 1e-5 },
  ])('equals conjugate gradients in double precision ($labels labels, λ = $lambda)', ({ labels, lambda, ...rest }) => {
    const records = makeTexts({ seed: 31, labels, length: 8, noise: 0.5, ...rest });
    const { model } = trainClassifier({ records, settings: { lambda, heldOutPartsPerMillion: 0 } });
    const { solver, rows } = prepareInfluence({ model, training: records, leverage: 'none' });
    for (let seed = 1; seed <= 5; seed++) {
      const rhs = makeRhs(seed, labels, rows.columnCount);
      const { solution, residual } = solveHessian(solver, rhs, 1e-8);
      expect(residual).toBeLessThanOrEqual(1e-8);
      const naive = solveConjugateGradient({
        apply: solver.apply,
        precondition: (v, out) => out.set(v),
        rhs,
        tolerance: 1e-10,
        maxIterations: 20_000,
      }).solution;
      const error = Math.sqrt(solution.reduce((sum, value, k) => sum + (value - (naive[k] as number)) ** 2, 0));
      // The residual's error over the smallest eigenvalue, λ, bounds the solution's.
      expect(error).toBeLessThanOrEqual((1.1e-8 * Math.sqrt(dot(rhs, rhs))) / lambda);
      expect(error).toBeLessThanOrEqual(1e-5 * Math.sqrt(dot(naive, naive)));
      expect(solveHessian(solver, rhs, 1e-8).solution).toEqual(solution);
    }
  });

  it('solves for nothing', () => {
    const records = makeTexts({ seed: 31, labels: 2, count: 20, words: 5, length: 5, noise: 0.5 });
    const { model } = trainClassifier({ records, settings: { lambda: 1e-3, heldOutPartsPerMillion: 0 } });
    const { solver } = prepareInfluence({ model, training: records, leverage: 'none' });
    expect(solveHessian(solver, new Float64Array(model.weights.length), 1e-8).residual).toBe(0);
  });
});
