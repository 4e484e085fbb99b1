import type { PreparedInfluence } from '@/lib/attribution/influence/prepare-influence';
import { fitWeights } from '@/lib/models/classifier/fit-weights';

/**
 * The weights of the fit on the present records alone, from those of all: the same features, and the same nλ, so that
 * nothing else changes. `gradientTolerance` is that of the largest gradient entry; a coalition of many records needs far
 * less than what is published (1e-6 moves no margin by a thousandth of what leaving half of the records out does).
 */
export function retrainCoalition(
  prepared: Pick<PreparedInfluence, 'model' | 'rows' | 'kernel' | 'targets'>,
  present: Uint8Array,
  gradientTolerance = 1e-6,
): Float64Array {
  const { model, rows, kernel, targets } = prepared;
  const steps = fitWeights({
    problem: { rows, kernel, targets, present, classCount: model.labels.length, lambda: model.settings.lambda },
    initial: model.weights,
    gradientTolerance,
    maxIterations: model.settings.maxIterations,
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.weights;
}
