import { approximateLeverage } from '@/lib/attribution/influence/approximate-leverage';
import { predictLeftOut } from '@/lib/attribution/influence/predict-left-out';
import type { LabelComparison } from '@/lib/attribution/suspicious-labels/compare-labels';
import { log } from '@/lib/core/exact-math';
import { marginOf } from '@/lib/models/classifier/answer-question';
import { buildClassBlocks } from '@/lib/models/classifier/class-blocks';
import { openKernel } from '@/lib/models/classifier/class-kernel';
import { classRow } from '@/lib/models/classifier/class-row';
import { fitWeights } from '@/lib/models/classifier/fit-weights';
import { residualsOf } from '@/lib/models/classifier/objective';
import { rowDot, type SparseRows } from '@/lib/models/classifier/sparse-rows';

/** Ten times the classifier's own: wrong labels among the reference are followed less, and the fit takes half as long. */
const LAMBDA = 1e-4;
/** No money hangs on these weights; a tighter fit changes no rank that matters. */
const GRADIENT_TOLERANCE = 1e-4;
const MOST_ITERATIONS = 60;

/** What a model that has not seen the row says of it. */
export type LeftOutMargins = {
  /** log(p / (1 − p)) of the row's own label; one entry per row asked for. */
  readonly margins: Float64Array;
  /** The most probable class. */
  readonly tops: Int32Array;
  /** log(p_top / p_own), 0 or more. */
  readonly odds: Float64Array;
};

/**
 * Fits the classifier on the rows of `reference` and gives the margin of every row of `judged`: a row outside the
 * reference is simply asked; one inside it by the leave-one-out prediction of one Newton step, with its leverage by class
 * blocks ({@link predictLeftOut}). `targets` holds each row's class; every class must occur in the reference.
 */
export function leftOutMargins(input: {
  rows: SparseRows;
  targets: Int32Array;
  classCount: number;
  reference: readonly number[];
  judged: readonly number[];
}): LeftOutMargins {
  const { rows, targets, classCount, reference, judged } = input;
  const fitted = fitReference(input);
  const placeOf = new Map(reference.map((row, place) => [row, place]));
  const margins = new Float64Array(judged.length);
  const tops = new Int32Array(judged.length);
  const odds = new Float64Array(judged.length);
  const scores = new Float64Array(classCount);
  judged.forEach((row, at) => {
    const place = placeOf.get(row);
    for (let c = 0; c < classCount; c++) {
      scores[c] =
        place === undefined
          ? rowDot(rows, row, classRow(fitted.weights, rows.columnCount, c))
          : (fitted.leftOut[place * classCount + c] ?? 0);
    }
    const own = targets[row] ?? 0;
    let top = 0;
    for (let c = 1; c < classCount; c++) if ((scores[c] ?? 0) > (scores[top] ?? 0)) top = c;
    margins[at] = marginOf(scores, own);
    tops[at] = top;
    odds[at] = (scores[top] ?? 0) - (scores[own] ?? 0);
  });
  return { margins, tops, odds };
}

/** The margins of a comparison's judged records, in their order. */
export function judgedMargins(comparison: LabelComparison): LeftOutMargins {
  const { rows, targets, names, reference, acceptedCount, judgedCount } = comparison;
  return leftOutMargins({
    rows,
    targets,
    classCount: names.length,
    reference,
    judged: Array.from({ length: judgedCount }, (_, index) => acceptedCount + index),
  });
}

/** The weights, and log p of every class for each reference row left out; both class by class. */
function fitReference(input: {
  rows: SparseRows;
  targets: Int32Array;
  classCount: number;
  reference: readonly number[];
}): {
  weights: Float64Array;
  leftOut: Float64Array;
} {
  const { classCount } = input;
  const rows = selectRows(input.rows, input.reference);
  const targets = Int32Array.from(input.reference, (row) => input.targets[row] ?? 0);
  const kernel = openKernel(rows, classCount);
  const present = new Uint8Array(rows.rowCount).fill(1);
  const steps = fitWeights({
    problem: { rows, kernel, targets, classCount, lambda: LAMBDA, present },
    gradientTolerance: GRADIENT_TOLERANCE,
    maxIterations: MOST_ITERATIONS,
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { weights, probabilities } = step.value;
  const residuals = residualsOf({ targets, classCount }, probabilities);
  const fitted = { rows, probabilities, residuals, classCount, lambda: LAMBDA };
  const blocks = buildClassBlocks({ rows, kernel, present, probabilities, classCount, lambda: LAMBDA });
  const { shifts } = predictLeftOut(fitted, targets, approximateLeverage(fitted, blocks));
  const leftOut = shifts.map((shift, k) => log(Math.max(probabilities[k] ?? 0, Number.MIN_VALUE)) + shift);
  return { weights, leftOut };
}

function selectRows(rows: SparseRows, chosen: readonly number[]): SparseRows {
  const starts = new Int32Array(chosen.length + 1);
  chosen.forEach((row, place) => {
    starts[place + 1] = (starts[place] ?? 0) + (rows.starts[row + 1] ?? 0) - (rows.starts[row] ?? 0);
  });
  const columns = new Int32Array(starts[chosen.length] ?? 0);
  const values = new Float64Array(columns.length);
  chosen.forEach((row, place) => {
    const from = rows.starts[row] ?? 0;
    const to = rows.starts[row + 1] ?? 0;
    columns.set(rows.columns.subarray(from, to), starts[place] ?? 0);
    values.set(rows.values.subarray(from, to), starts[place] ?? 0);
  });
  return { rowCount: chosen.length, columnCount: rows.columnCount, starts, columns, values };
}
