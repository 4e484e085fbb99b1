import type { FittedRows } from '@/lib/attribution/influence/fitted-rows';
import { exp, log } from '@/lib/core/exact-math';
import { residualsOf } from '@/lib/models/classifier/objective';

/** What the model would predict for each of its records, had it been fitted without that one record. */
export type LeftOutRows = {
  /** p_i of the fit without record i, less e_{y_i}; rows × classes. */
  readonly residuals: Float64Array;
  /** By how much leaving the record out moves its own scores, up to a shift of all classes; rows × classes. */
  readonly shifts: Float64Array;
  /** −log p_{y_i} of the fit without record i. */
  readonly losses: Float64Array;
};

/**
 * Leave-one-out predictions from one Newton step, without fitting again: the record's own scores move by
 * (1/n) Q_i r̃_i, and r̃_i = r_i + (1/n) W_i Q_i r̃_i gives that as (r̃_i − r_i)/p_i up to a shift of all classes, which
 * a softmax does not see (Cook and Weisberg 1982; Rad and Maleki 2020). `corrected` holds r̃, rows × classes.
 */
export function predictLeftOut(fitted: FittedRows, targets: Int32Array, corrected: Float64Array): LeftOutRows {
  const { rows, probabilities, residuals, classCount } = fitted;
  const moved = probabilities.slice();
  const shifts = new Float64Array(probabilities.length);
  const losses = new Float64Array(rows.rowCount);
  const scores = new Float64Array(classCount);
  for (let i = 0; i < rows.rowCount; i++) {
    const from = i * classCount;
    let top = Number.NEGATIVE_INFINITY;
    for (let k = from; k < from + classCount; k++) {
      const p = probabilities[k] ?? 0;
      if (p > 0) shifts[k] = ((corrected[k] ?? 0) - (residuals[k] ?? 0)) / p;
      if (p > 0 && (shifts[k] ?? 0) > top) top = shifts[k] ?? 0;
    }
    // p_i·e^shift, normalised: no logarithm of a vanishing p_i is taken.
    let sum = 0;
    for (let c = 0; c < classCount; c++) {
      scores[c] = (probabilities[from + c] ?? 0) * exp((shifts[from + c] ?? 0) - top);
      sum += scores[c] ?? 0;
    }
    for (let c = 0; c < classCount; c++) moved[from + c] = (scores[c] ?? 0) / sum;
    losses[i] = -log(Math.max(moved[from + (targets[i] ?? 0)] ?? 0, Number.MIN_VALUE));
  }
  return { residuals: residualsOf({ targets, classCount }, moved), shifts, losses };
}
