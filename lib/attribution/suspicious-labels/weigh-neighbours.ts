import type { LabelComparison } from '@/lib/attribution/suspicious-labels/compare-labels';
import { openNearest } from '@/lib/attribution/suspicious-labels/find-nearest';
import { knnShapley } from '@/lib/attribution/suspicious-labels/knn-shapley';
import type { NearRecord } from '@/lib/attribution/suspicious-labels/types';

/** Neighbours that answer in the KNN game. */
const K = 10;
/** Neighbours valued per validation record: the values are within 1/100 of the exact ones (Jia et al. 2019). */
const VALUED = 100;
/** Neighbours kept as reasons. */
const SHOWN = 10;

/** What the neighbours say: the values and the nearest reference records. The quick half; it needs no fit. */
export type NeighbourEvidence = { readonly values: Float64Array; readonly near: readonly (readonly NearRecord[])[] };

export function weighNeighbours(comparison: LabelComparison): NeighbourEvidence {
  const { rows, targets, names, reference, acceptedCount, judgedCount } = comparison;
  // The last column is the classifier's bias: every record has it.
  const columnCount = rows.columnCount - 1;
  const everybody = new Uint8Array(rows.rowCount).fill(1);
  const members = new Uint8Array(rows.rowCount);
  for (const row of reference) members[row] = 1;
  const values = knnShapley({
    labels: targets,
    validation: reference,
    nearest: openNearest({ rows, columnCount, members: everybody, most: VALUED }),
    complete: rows.rowCount - 1 <= VALUED,
    k: K,
  });
  const nearest = openNearest({ rows, columnCount, members, most: SHOWN });
  const near = Array.from({ length: judgedCount }, (_, index) => {
    const found = nearest(acceptedCount + index);
    return Array.from({ length: found.count }, (_, r) => ({
      position: found.rows[r] ?? 0,
      label: names[targets[found.rows[r] ?? 0] ?? 0] ?? '',
      similarity: Math.min(1, found.similarities[r] ?? 0),
    })).filter(({ similarity }) => similarity > 0);
  });
  return { values: values.subarray(acceptedCount), near };
}
