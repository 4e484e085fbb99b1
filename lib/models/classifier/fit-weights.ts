import { dot, solveConjugateGradient } from '@/lib/core/conjugate-gradient';
import { AppError } from '@/lib/core/errors';
import { buildClassBlocks } from '@/lib/models/classifier/class-blocks';
import { classPreconditioner } from '@/lib/models/classifier/class-preconditioner';
import { hessianProduct } from '@/lib/models/classifier/hessian';
import { evaluateObjective, type ObjectiveValue, type SoftmaxProblem } from '@/lib/models/classifier/objective';

export type FitProgress = { readonly iteration: number; readonly loss: number; readonly gradientMax: number };

export type FittedWeights = {
  readonly weights: Float64Array;
  /** rows × classes at the fitted weights. */
  readonly probabilities: Float64Array;
  readonly iterations: number;
  readonly loss: number;
};

/** Largest iterations of the inner solve per Newton step; an unfinished solve still descends. */
const MOST_INNER_ITERATIONS = 200;
const SMALLEST_STEP = 2 ** -30;

/**
 * Minimises the problem by Newton's method with an inexact inner solve (Dembo, Eisenstat and Steihaug
 * 1982) and a halving line search, until the largest gradient entry is at most `gradientTolerance`.
 * Yields before every iteration; the caller may stop pulling to cancel. `initial` warm-starts; its
 * classes must sum to zero at every column, as zero and every earlier fit do. Throws `internal` when
 * `maxIterations` do not suffice.
 */
export function* fitWeights(input: {
  problem: SoftmaxProblem;
  initial?: Float64Array;
  gradientTolerance: number;
  maxIterations: number;
}): Generator<FitProgress, FittedWeights> {
  const { problem, gradientTolerance, maxIterations } = input;
  let weights: Float64Array = input.initial?.slice() ?? new Float64Array(problem.classCount * problem.rows.columnCount);
  let value = evaluateObjective(problem, weights);
  const firstNorm = Math.sqrt(dot(value.gradient, value.gradient));
  for (let iteration = 0; ; iteration++) {
    const gradientMax = largestEntry(value.gradient);
    yield { iteration, loss: value.loss, gradientMax };
    if (gradientMax <= gradientTolerance) {
      return { weights, probabilities: value.probabilities, iterations: iteration, loss: value.loss };
    }
    if (iteration === maxIterations) {
      throw new AppError(
        'internal',
        `After ${iteration} iterations the largest gradient entry is ${gradientMax}, above ${gradientTolerance}. Raise lambda or the gradient tolerance.`,
      );
    }
    const closeness = Math.sqrt(dot(value.gradient, value.gradient)) / firstNorm;
    // No tighter than what the last step needs, with room for rounding in the largest entry.
    const enough = (0.2 * gradientTolerance) / gradientMax;
    const tolerance = Math.max(1e-5, enough, closeness);
    const direction = newtonDirection(problem, value, Math.min(0.1, tolerance));
    const next = searchLine({ problem, weights, value, direction });
    weights = next.weights;
    value = next.value;
  }
}

/** −H⁻¹·∇ to a relative residual. */
function newtonDirection(problem: SoftmaxProblem, value: ObjectiveValue, tolerance: number): Float64Array {
  const hessian = { ...problem, probabilities: value.probabilities };
  const rhs = value.gradient.map((entry) => -entry);
  return solveConjugateGradient({
    apply: hessianProduct(hessian),
    precondition: classPreconditioner(hessian, buildClassBlocks(hessian)),
    rhs,
    tolerance,
    maxIterations: MOST_INNER_ITERATIONS,
  }).solution;
}

/** Halves the step until the loss falls by a ten-thousandth of what the slope promises (Armijo). */
function searchLine(input: {
  problem: SoftmaxProblem;
  weights: Float64Array;
  value: ObjectiveValue;
  direction: Float64Array;
}): { weights: Float64Array; value: ObjectiveValue } {
  const { problem, weights, value, direction } = input;
  const slope = dot(value.gradient, direction);
  // Near the minimum the loss no longer shows the progress that the gradient still makes.
  const rounding = 1e-14 * Math.abs(value.loss);
  for (let step = 1; step >= SMALLEST_STEP; step /= 2) {
    const moved = weights.map((weight, k) => weight + step * (direction[k] ?? 0));
    const next = evaluateObjective(problem, moved);
    if (next.loss <= value.loss + 1e-4 * step * slope + rounding) return { weights: moved, value: next };
  }
  throw new AppError('internal', `No step along the Newton direction lowers the loss ${value.loss}. Raise lambda.`);
}

function largestEntry(v: Float64Array): number {
  let largest = 0;
  for (let k = 0; k < v.length; k++) {
    const size = Math.abs(v[k] ?? 0);
    if (size > largest) largest = size;
  }
  return largest;
}
