import { AppError } from '@/lib/core/errors';

/** Influences and weights are integers in units of 2^-32. */
const UNIT = 4_294_967_296;

/** Influence below this is noise: one millionth of a unit of log-odds, far above the solver's error. */
export const ABSOLUTE_NOISE_FLOOR = 4295n;

/** An answer's records below this part of its largest influence, in millionths, are paid together, not by name. */
const RELATIVE_FLOOR_PPM = 300n;

/** No answer names more records than this as paid. */
export const MOST_NAMED = 500;

/** No record weighs more than the record at this part of the named weights, in thousandths. */
const CAP_PERMILLE = 990;

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
  /** Weights of the many records below the floor together: it follows the version's shares. */
  readonly commons: bigint;
  /** A record is named only above this. */
  readonly noiseFloor: bigint;
  /** The largest weight allowed; null when nothing was positive. */
  readonly cap: bigint | null;
};

/**
 * From influences to integer weights: g = round(τ·2³²) where it is positive, above the noise and the record not harmful;
 * capped at a high percentile (nearest rank) of those named, so that no outlier takes the pool. An answer of a large
 * model has thousands of small influences: it names those above a floor relative to its largest, at most
 * {@link MOST_NAMED}, and what the rest weigh is the commons. Every record keeps its signed influence. Additive over
 * records and blind to owners. `harmful[i]`, which earns nothing whatever it did for this answer, goes with `tau[i]`.
 * Throws `internal` for an influence that is not a number.
 */
export function weighRecords(input: {
  tau: Float64Array;
  harmful: readonly boolean[];
  capPermille?: number;
  mostNamed?: number;
}): AnswerWeights {
  const { tau, harmful, capPermille = CAP_PERMILLE, mostNamed = MOST_NAMED } = input;
  if (tau.length !== harmful.length) {
    throw new AppError('internal', `${tau.length} influences were computed for ${harmful.length} records.`);
  }
  const influences = Array.from(tau, toUnits);
  const gains = influences.map((influence, i) =>
    influence > ABSOLUTE_NOISE_FLOOR && harmful[i] === false ? influence : 0n,
  );
  const descending = gains.filter((gain) => gain > 0n).sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
  const noiseFloor = floorOf(descending, mostNamed);
  const named = descending.filter((gain) => gain > noiseFloor);
  const cap = named[named.length - rankOf(named.length, capPermille)] ?? null;
  let commons = 0n;
  const records = influences.map((influence, position) => {
    const gain = gains[position] ?? 0n;
    if (influence > noiseFloor) return { position, influence, weight: cap !== null && gain > cap ? cap : gain };
    commons += gain;
    return { position, influence, weight: 0n };
  });
  return { records, commons, noiseFloor, cap };
}

/** The largest of the absolute floor, the relative one, and what keeps the named few. Gains descend. */
function floorOf(descending: readonly bigint[], mostNamed: number): bigint {
  const relative = ((descending[0] ?? 0n) * RELATIVE_FLOOR_PPM) / 1_000_000n;
  const few = descending[mostNamed] ?? 0n;
  return [relative, few].reduce((floor, value) => (value > floor ? value : floor), ABSOLUTE_NOISE_FLOOR);
}

/** Nearest rank, counted from the smallest: at least this part of the values are not larger than the one there. */
function rankOf(count: number, permille: number): number {
  return Math.max(1, Math.ceil((permille * count) / 1000));
}

/** round(τ · 2³²), halves up. */
function toUnits(tau: number): bigint {
  const units = Math.floor(tau * UNIT + 0.5);
  if (!Number.isFinite(units)) throw new AppError('internal', `An influence came out as ${tau}.`);
  return BigInt(units);
}
