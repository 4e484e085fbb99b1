import { approximateLeverage } from '@/lib/attribution/influence/approximate-leverage';
import { predictLeftOut } from '@/lib/attribution/influence/predict-left-out';
import type { PreparedInfluence } from '@/lib/attribution/influence/prepare-influence';
import { SOLVE_TOLERANCE, solveInfluence } from '@/lib/attribution/influence/solve-influence';
import { keccakBytes } from '@/lib/core/keccak';

/** What each training record does to the others; one entry per record, in the order given to `prepareInfluence`. */
export type HarmEffects = {
  /**
   * By how much the record raises (1/n) Σ over the other records of their leave-one-out log loss, in nats. Positive:
   * the others would be predicted better without it. The record's own loss is in neither side.
   */
  readonly effects: Float64Array;
  /** The effect's standard error, were the other records drawn anew: √(Σ_j e_ij²)/n of its effects e_ij on each. */
  readonly standardErrors: Float64Array;
};

/** Random sign vectors behind the standard errors: each has a relative error of about √(1 / (2·16)) = .18. */
const PROBES = 16;
/** A spread needs no more. */
const PROBE_TOLERANCE = 1e-3;

/**
 * The effect of every record on the held-out loss, all records being held out in turn: one solve for the effects,
 * `PROBES` more for their spread. With g = (1/n) Σ_j f_j ⊗ x_j, f_j the leave-one-out residual
 * ({@link predictLeftOut}) corrected for leverage by class blocks, as a fit without j moves more, the influence of
 * record i on that loss is −(1/n) gᵀH⁻¹(r̃_i ⊗ x_i) (Koh and Liang 2017); its own term, −(1/n) f_i·(1/n)Q_i r̃_i, is taken out. Σ_j e_ij² is the mean of (Σ_j ±e_ij)² over random signs
 * (Hutchinson 1990); the signs are bits of keccak-256("harm:" ‖ j). Deterministic. `probes` 0 leaves the errors 0.
 */
export function measureHarm(prepared: PreparedInfluence, probes = PROBES): HarmEffects {
  const { fitted, targets, residuals, rows } = prepared;
  const n = rows.rowCount;
  const left = predictLeftOut(fitted, targets, residuals);
  const felt = approximateLeverage({ ...fitted, residuals: left.residuals }, prepared.blocks);
  const own = ownEffects(felt, left.shifts, fitted.classCount, n);
  const effects = effectsOf(prepared, felt, SOLVE_TOLERANCE);
  for (let i = 0; i < n; i++) effects[i] = (effects[i] ?? 0) - (own[i] ?? 0);
  const squares = new Float64Array(n);
  const digests = Array.from({ length: probes > 0 ? n : 0 }, (_, j) => keccakBytes(`harm:${j}`));
  for (let probe = 0; probe < probes; probe++) {
    const signs = digests.map((digest) => (((digest[probe >> 3] ?? 0) >> (probe & 7)) & 1 ? 1 : -1));
    const signed = felt.map((value, k) => value * (signs[Math.floor(k / fitted.classCount)] ?? 1));
    effectsOf(prepared, signed, PROBE_TOLERANCE).forEach((value, i) => {
      squares[i] = (squares[i] ?? 0) + (value - (signs[i] ?? 1) * (own[i] ?? 0)) ** 2;
    });
  }
  return { effects, standardErrors: squares.map((value) => Math.sqrt(probes > 0 ? value / probes : 0)) };
}

/** Every record's influence on (1/n) Σ_j ce_j whose residuals are given, rows × classes. */
function effectsOf(prepared: PreparedInfluence, residuals: Float64Array, tolerance: number): Float64Array {
  const gradient = new Float64Array(prepared.model.weights.length);
  prepared.kernel.multiplyTransposed(
    residuals.map((value) => value / prepared.rows.rowCount),
    gradient,
  );
  return solveInfluence(prepared, gradient, tolerance).influences;
}

/** −(1/n) r_i^(−i)·shift_i: what the sums above hold of each record's effect on its own loss. */
function ownEffects(residuals: Float64Array, shifts: Float64Array, classCount: number, n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let k = i * classCount; k < (i + 1) * classCount; k++) sum += (residuals[k] ?? 0) * (shifts[k] ?? 0);
    return -sum / n;
  });
}
