import { exp, log } from '@/lib/core/exact-math';

/**
 * Turns the scores in `values[from, from + count)` into probabilities in place.
 * Returns log Σ e^score.
 */
export function softmaxInPlace(values: Float64Array, from: number, count: number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let c = from; c < from + count; c++) {
    const score = values[c] ?? 0;
    if (score > top) top = score;
  }
  let sum = 0;
  for (let c = from; c < from + count; c++) {
    const e = exp((values[c] ?? 0) - top);
    values[c] = e;
    sum += e;
  }
  for (let c = from; c < from + count; c++) values[c] = (values[c] ?? 0) / sum;
  return log(sum) + top;
}
