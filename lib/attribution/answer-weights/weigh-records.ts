import { AppError } from '@/lib/core/errors';

/** Influences and weights are integers in units of 2^-32. */
const UNIT = 4_294_967_296;

/** Influence below this is noise: one millionth of a unit of log-odds, far above the solver's error. */
export const ABSOLUTE_NOISE_FLOOR = 4295n;

/** No answer pays more records than this: a receipt that names them all stays under 100 KB. */
export const MOST_PAID = 500;

/** No record weighs more than the record at this part of the paid weights, in thousandths. */
export const CAP_PERMILLE = 990;

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
  /** A record is paid only above this. */
  readonly noiseFloor: bigint;
  /** The largest weight allowed; null when nothing was positive. */
  readonly cap: bigint | null;
};

/**
 * From influences to integer weights: g = round(τ·2³²) where it is positive, above the noise and the record not harmful;
 * capped at a high percentile (nearest rank) of those paid, so that no outlier takes the pool. An answer of a large model
 * has thousands of small influences: it pays the {@link MOST_PAID} largest, and what falls below goes to those in
 * proportion, which over many answers moves less between contributors than the version's shares would
 * (docs/attribution.md). Every record keeps its signed influence. Blind to owners. `harmful[i]`, which earns nothing
 * whatever it did for this answer, goes with `tau[i]`. `leastFloor` is the noise of a method that has more of it than the
 * convex models' solver. Throws `internal` for an influence that is not a number.
 */
export function weighRecords(input: {
  tau: Float64Array;
  harmful: readonly boolean[];
  leastFloor?: bigint;
  capPermille?: number;
  mostPaid?: number;
}): AnswerWeights {
  const { tau, harmful, leastFloor = 0n, capPermille = CAP_PERMILLE, mostPaid = MOST_PAID } = input;
  if (tau.length !== harmful.length) {
    throw new AppError('internal', `${tau.length} influences were computed for ${harmful.length} records.`);
  }
  const influences = Array.from(tau, toInfluenceUnits);
  const least = leastFloor > ABSOLUTE_NOISE_FLOOR ? leastFloor : ABSOLUTE_NOISE_FLOOR;
  const gains = influences.map((influence, i) => (influence > least && harmful[i] === false ? influence : 0n));
  const descending = gains.filter((gain) => gain > 0n).sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
  const few = descending[mostPaid] ?? 0n;
  const noiseFloor = few > least ? few : least;
  const paid = descending.filter((gain) => gain > noiseFloor);
  const cap = paid[paid.length - rankOf(paid.length, capPermille)] ?? null;
  const records = influences.map((influence, position) => {
    const gain = gains[position] ?? 0n;
    const weight = influence <= noiseFloor ? 0n : cap !== null && gain > cap ? cap : gain;
    return { position, influence, weight };
  });
  return { records, noiseFloor, cap };
}

/** Nearest rank, counted from the smallest: at least this part of the values are not larger than the one there. */
function rankOf(count: number, permille: number): number {
  return Math.max(1, Math.ceil((permille * count) / 1000));
}

/** round(τ · 2³²), halves up. Throws `internal` for what is not a number. */
export function toInfluenceUnits(tau: number): bigint {
  const units = Math.floor(tau * UNIT + 0.5);
  if (!Number.isFinite(units)) throw new AppError('internal', `An influence came out as ${tau}.`);
  return BigInt(units);
}
