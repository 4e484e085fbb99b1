import { AppError } from '@/lib/core/errors';

/** Influences and weights are integers in units of 2^-32. */
const UNIT = 4_294_967_296;

/** Influence below this is noise: one millionth of a unit of log-odds, far above the solver's error. */
export const DEFAULT_NOISE_FLOOR = 4295n;

/** No record weighs more than the record at this part of the positive weights, in thousandths. */
export const DEFAULT_CAP_PERMILLE = 990;

export type RecordWeight = {
  /** Position in the list given. */
  readonly position: number;
  /** round(τ · 2³²), signed, published as it is. */
  readonly influence: bigint;
  /** What the pool is divided by. */
  readonly weight: bigint;
};

export type AnswerWeights = {
  readonly records: readonly RecordWeight[];
  readonly noiseFloor: bigint;
  /** The largest weight allowed; null when nothing was positive. */
  readonly cap: bigint | null;
};

/**
 * From influences to integer weights: g = max(0, round(τ·2³²)) above the noise floor. Exact copies (equal
 * content) form one cluster, whose influence is summed and whose weight belongs to the earliest submission.
 * A single cluster's weight is capped at a high percentile (nearest rank) of the positive ones, so that no
 * outlier takes the pool. Every record keeps its own signed influence. Additive over records and blind to owners.
 *
 * `records[i]` goes with `tau[i]`; `order` is the rank of submission by (block, log index, index), smaller is earlier.
 */
export function weighRecords(input: {
  tau: Float64Array;
  records: readonly { readonly contentHash: string; readonly order: number }[];
  noiseFloor?: bigint;
  capPermille?: number;
}): AnswerWeights {
  const { tau, records, noiseFloor = DEFAULT_NOISE_FLOOR, capPermille = DEFAULT_CAP_PERMILLE } = input;
  if (tau.length !== records.length) {
    throw new AppError('internal', `${tau.length} influences were computed for ${records.length} records.`);
  }
  const influences = Array.from(tau, toUnits);
  const clusters = new Map<string, { earliest: number; sum: bigint }>();
  records.forEach((record, position) => {
    const influence = influences[position] ?? 0n;
    const cluster = clusters.get(record.contentHash);
    if (!cluster) {
      clusters.set(record.contentHash, { earliest: position, sum: influence });
      return;
    }
    cluster.sum += influence;
    if (record.order < (records[cluster.earliest]?.order ?? 0)) cluster.earliest = position;
  });
  const positive = [...clusters.values()].filter(({ sum }) => sum > noiseFloor && sum > 0n);
  const cap = percentileOf(
    positive.map(({ sum }) => sum),
    capPermille,
  );
  const weights = new Map(positive.map(({ earliest, sum }) => [earliest, cap !== null && sum > cap ? cap : sum]));
  return {
    records: influences.map((influence, position) => ({ position, influence, weight: weights.get(position) ?? 0n })),
    noiseFloor,
    cap,
  };
}

/** round(τ · 2³²), halves up. */
function toUnits(tau: number): bigint {
  const units = Math.floor(tau * UNIT + 0.5);
  if (!Number.isFinite(units)) throw new AppError('internal', `An influence came out as ${tau}.`);
  return BigInt(units);
}

/** Nearest-rank percentile: the smallest value that at least this part of the values does not exceed. */
function percentileOf(values: bigint[], permille: number): bigint | null {
  if (values.length === 0) return null;
  const sorted = values.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const rank = Math.max(1, Math.ceil((permille * sorted.length) / 1000));
  return sorted[rank - 1] ?? null;
}
