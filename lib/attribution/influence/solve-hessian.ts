import { dot, type LinearMap, solveConjugateGradient } from '@/lib/core/conjugate-gradient';
import type { SingleSolver } from '@/lib/models/classifier/single-kernel';

/** A reduction after which single precision needs the true residual. */
const TRUSTED_REDUCTION = 1e-4;
const MOST_ITERATIONS = 2000;
const MOST_REPLACEMENTS = 20;

/** What solves with one Hessian: single precision for the work, double for what decides when it is done. */
export type HessianSolver = {
  readonly single: SingleSolver;
  readonly apply: LinearMap;
  readonly precondition: LinearMap;
};

/**
 * Solves H·s = b to a true relative residual of `tolerance`: conjugate gradients in single precision, whose residual is
 * replaced by the true one, of double precision, each time it has fallen by `TRUSTED_REDUCTION`, while the search
 * direction goes on ("reliable updates", Sleijpen and van der Vorst 1996; Clark et al. 2010). Where that stalls, double
 * precision takes over. Deterministic: every sum has a fixed order. `residual` is ‖Hs − b‖ / ‖b‖ with the exact H.
 */
export function solveHessian(
  solver: HessianSolver,
  rhs: Float64Array,
  tolerance: number,
): { solution: Float64Array; residual: number; iterations: number } {
  const { single, apply, precondition } = solver;
  const solution = new Float64Array(rhs.length);
  const residual = rhs.slice();
  const product = new Float64Array(rhs.length);
  const norm = Math.sqrt(dot(rhs, rhs));
  if (norm === 0) return { solution, residual: 0, iterations: 0 };
  let iterations = 0;
  /** The true residual, relative to b. */
  const measure = (): number => {
    apply(solution, product);
    for (let k = 0; k < rhs.length; k++) residual[k] = (rhs[k] ?? 0) - (product[k] ?? 0);
    return Math.sqrt(dot(residual, residual)) / norm;
  };
  single.start(rhs);
  let reached = 1;
  for (let replacement = 0; replacement < MOST_REPLACEMENTS && iterations < MOST_ITERATIONS; replacement++) {
    // A little further than asked: the recurrence is not the truth.
    const target = Math.max(reached * TRUSTED_REDUCTION, 0.5 * tolerance) * norm;
    while (iterations < MOST_ITERATIONS) {
      iterations++;
      if (single.iterate() <= target) break;
    }
    single.drain(solution);
    const before = reached;
    reached = measure();
    if (reached <= tolerance) return { solution, residual: reached, iterations };
    if (!(reached < before / 2)) break;
    single.replaceResidual(residual);
  }
  const rest = solveConjugateGradient({
    apply,
    precondition,
    rhs: residual,
    tolerance: (0.5 * tolerance) / reached,
    maxIterations: MOST_ITERATIONS,
  });
  for (let k = 0; k < solution.length; k++) solution[k] = (solution[k] ?? 0) + (rest.solution[k] ?? 0);
  return { solution, residual: measure(), iterations: iterations + rest.iterations };
}
