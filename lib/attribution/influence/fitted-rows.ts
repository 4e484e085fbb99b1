import type { SparseRows } from '@/lib/models/classifier/sparse-rows';

/** What a fitted model predicts for its own records. `residuals` is p_i − e_{y_i}; both rows × classes. */
export type FittedRows = {
  readonly rows: SparseRows;
  readonly probabilities: Float64Array;
  readonly residuals: Float64Array;
  readonly classCount: number;
  readonly lambda: number;
};
