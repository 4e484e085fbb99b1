import type { LeftOutRows } from '@/lib/attribution/influence/predict-left-out';
import type { PreparedInfluence } from '@/lib/attribution/influence/prepare-influence';
import { solveInfluence } from '@/lib/attribution/influence/solve-influence';
import { keccakBytes } from '@/lib/core/keccak';

/** Random sign vectors behind the standard errors: each has a relative error of about √(1 / (2·8)) = .25. */
const PROBES = 8;

/** Far below the effects' standard errors. */
const TOLERANCE = 1e-6;

/**
 * By how much each record raises the leave-one-out loss of the others, Σ_j importance_j · ce_j^(−j) over j ≠ i, in the
 * nats of the importances, and its standard error √(Σ_j importance_j² e_ij²) were the others drawn anew. With
 * g = Σ_j importance_j · r_j^(−j) ⊗ x_j the effect is −(1/n) gᵀH⁻¹(r̃_i ⊗ x_i) (Koh and Liang 2017) less the record's own
 * term; the error is the root mean square of the same under random signs of j (Hutchinson 1990), which are bits of
 * keccak-256("harm:" ‖ j). One solve for the effects and `probes`, at most 256, for the errors. Deterministic.
 */
export function measureEffects(
  prepared: PreparedInfluence,
  left: LeftOutRows,
  importance: Float64Array,
  probes = PROBES,
): { effects: Float64Array; standardErrors: Float64Array } {
  const { classCount } = prepared.fitted;
  const n = importance.length;
  const own = ownEffects(left, classCount, n);
  const weighted = (weights: Float64Array): Float64Array => {
    const gradient = new Float64Array(prepared.model.weights.length);
    prepared.kernel.multiplyTransposed(
      left.residuals.map((value, k) => value * (weights[Math.floor(k / classCount)] ?? 0)),
      gradient,
    );
    const { influences } = solveInfluence(prepared, gradient, TOLERANCE);
    return influences.map((value, i) => value - (weights[i] ?? 0) * (own[i] ?? 0));
  };
  const effects = weighted(importance);
  const squares = new Float64Array(n);
  const digests = Array.from({ length: n }, (_, j) => keccakBytes(`harm:${j}`));
  for (let probe = 0; probe < probes; probe++) {
    const isPlus = (j: number) => (((digests[j]?.[probe >> 3] ?? 0) >> (probe & 7)) & 1) === 1;
    const signed = importance.map((value, j) => (isPlus(j) ? value : -value));
    weighted(signed).forEach((value, i) => {
      squares[i] = (squares[i] ?? 0) + value * value;
    });
  }
  return { effects, standardErrors: squares.map((value) => Math.sqrt(value / probes)) };
}

/** −r_i^(−i)·shift_i: what the sums hold of each record's effect on its own loss, per unit of its importance. */
function ownEffects({ residuals, shifts }: LeftOutRows, classCount: number, n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let k = i * classCount; k < (i + 1) * classCount; k++) sum += (residuals[k] ?? 0) * (shifts[k] ?? 0);
    return -sum;
  });
}
