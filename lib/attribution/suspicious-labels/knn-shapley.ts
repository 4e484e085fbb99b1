import type { Nearest } from '@/lib/attribution/suspicious-labels/find-nearest';

/**
 * The Shapley value of every row in the game "answer the validation rows by the K nearest", whose worth of a set of rows
 * is the mean over the validation rows of the part of the K nearest of the set that have the right label (fewer than K
 * rows: their number of right labels, by K). With the rows in order of distance to one validation row,
 * `s_N = [y_N = y]/max(N, K)` and `s_i = s_{i+1} + ([y_i = y] − [y_{i+1} = y])/K · min(K, i)/i` (Jia et al. 2019,
 * “Efficient task-specific data valuation for nearest neighbor algorithms”, theorem 1). A validation row that is itself
 * a player is left out of its own game. When `nearest` gives fewer than all players, the last one given and those
 * beyond get 0: off by at most 1 / (number given), if that is at least K (theorem 2).
 */
export function knnShapley(input: {
  labels: Int32Array;
  /** Rows whose labels are to be answered. */
  validation: ArrayLike<number>;
  /** The players nearest to a row, itself left out. */
  nearest: (row: number) => Nearest;
  /** Whether `nearest` gives every player. */
  complete: boolean;
  k: number;
}): Float64Array {
  const { labels, validation, nearest, complete, k } = input;
  const values = new Float64Array(labels.length);
  for (let v = 0; v < validation.length; v++) {
    const row = validation[v] ?? 0;
    const label = labels[row];
    const { count, rows } = nearest(row);
    if (count === 0) continue;
    let right = labels[rows[count - 1] ?? 0] === label ? 1 : 0;
    let value = complete ? right / Math.max(count, k) : 0;
    const last = rows[count - 1] ?? 0;
    values[last] = (values[last] ?? 0) + value;
    for (let i = count - 1; i >= 1; i--) {
      const player = rows[i - 1] ?? 0;
      const isRight = labels[player] === label ? 1 : 0;
      value += ((isRight - right) / k) * (Math.min(k, i) / i);
      right = isRight;
      values[player] = (values[player] ?? 0) + value;
    }
  }
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) / Math.max(1, validation.length);
  return values;
}
