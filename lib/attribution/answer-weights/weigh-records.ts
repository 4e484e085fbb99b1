import { shareClusters } from '@/lib/attribution/answer-weights/share-clusters';
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

export type WeighedInput = {
  /** Raises the held-out loss beyond the noise: earns nothing, whatever it did for this answer. */
  readonly harmful: boolean;
  /** Records that resemble one another share one record's weight. Null for a record that resembles none. */
  readonly cluster: string | null;
};

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
 * capped at a high percentile (nearest rank) of those named, so that no outlier takes the pool; and shared within
 * clusters of similar records, which together weigh as much as the strongest of them. An answer of a large model has
 * thousands of small influences: it names those above a floor relative to its largest, at most {@link MOST_NAMED}, and
 * what the rest weigh is the commons. Every record keeps its signed influence. Blind to owners. `records[i]` goes with
 * `tau[i]`. Throws `internal` for an influence that is not a number.
 */
export function weighRecords(input: {
  tau: Float64Array;
  records: readonly WeighedInput[];
  capPermille?: number;
  mostNamed?: number;
}): AnswerWeights {
  const { tau, records, capPermille = CAP_PERMILLE, mostNamed = MOST_NAMED } = input;
  if (tau.length !== records.length) {
    throw new AppError('internal', `${tau.length} influences were computed for ${records.length} records.`);
  }
  const influences = Array.from(tau, toUnits);
  const gains = influences.map((influence, i) =>
    influence > ABSOLUTE_NOISE_FLOOR && records[i]?.harmful === false ? influence : 0n,
  );
  const descending = gains.filter((gain) => gain > 0n).sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
  const noiseFloor = floorOf(descending, mostNamed);
  const named = descending.filter((gain) => gain > noiseFloor);
  const cap = named[named.length - rankOf(named.length, capPermille)] ?? null;
  const shared = shareClusters(
    gains.map((gain) => (cap !== null && gain > cap ? cap : gain)),
    records.map((record) => record.cluster),
  );
  let commons = 0n;
  const weighed = influences.map((influence, position) => {
    const weight = shared[position] ?? 0n;
    if (influence > noiseFloor) return { position, influence, weight };
    commons += weight;
    return { position, influence, weight: 0n };
  });
  return { records: weighed, commons, noiseFloor, cap };
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
