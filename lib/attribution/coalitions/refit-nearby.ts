import { retrainCoalition } from '@/lib/attribution/coalitions/retrain-coalition';
import type { PreparedInfluence } from '@/lib/attribution/influence/prepare-influence';
import { dot } from '@/lib/core/conjugate-gradient';
import { evaluateObjective } from '@/lib/models/classifier/objective';

const MOST_STEPS = 12;
const MOST_ITERATIONS = 300;
/** To which each step's direction is solved; the gradient, not the direction, decides when the fit is done. */
const DIRECTION_TOLERANCE = 1e-4;

/**
 * The weights of the fit on the present records, where few are left out: Newton's method with the Hessian of the full fit
 * less those records (the chord method; Ortega and Rheinboldt 1970, 10.2), until the largest gradient entry is at most
 * `gradientTolerance`. Where the gradient does not fall fast, {@link retrainCoalition} takes over: the minimum is the same.
 */
export function refitNearby(prepared: PreparedInfluence, present: Uint8Array, gradientTolerance: number): Float64Array {
  const { model, rows, kernel, targets, solver } = prepared;
  const { single } = solver;
  const problem = { rows, kernel, targets, present, classCount: model.labels.length, lambda: model.settings.lambda };
  const weights = model.weights.slice();
  let last = Number.POSITIVE_INFINITY;
  single.setPresent(present);
  try {
    for (let step = 0; step < MOST_STEPS; step++) {
      const { gradient } = evaluateObjective(problem, weights);
      let largest = 0;
      for (const entry of gradient) largest = Math.max(largest, Math.abs(entry));
      if (largest <= gradientTolerance) return weights;
      if (!(largest < last / 2)) break;
      last = largest;
      const norm = Math.sqrt(dot(gradient, gradient));
      single.start(gradient.map((entry) => -entry));
      for (let k = 0; k < MOST_ITERATIONS; k++) if (!(single.iterate() > DIRECTION_TOLERANCE * norm)) break;
      single.drain(weights);
    }
  } finally {
    single.setPresent(new Uint8Array(rows.rowCount).fill(1));
  }
  return retrainCoalition(prepared, present, gradientTolerance);
}
