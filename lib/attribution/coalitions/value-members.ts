import { shuffledMembers } from '@/lib/attribution/coalitions/draw-coalitions';
import { AppError } from '@/lib/core/errors';

/** What a coalition is worth: one byte per member, 1 present. The same coalition must give the same value. */
export type CoalitionValue = (present: Uint8Array) => number;

/** Above this many members Shapley's 2^members coalitions are too many to fit each. */
export const MOST_EXACT_MEMBERS = 8;

/** φ_k = v(all) − v(all without k). */
export function leaveOneOutValues(value: CoalitionValue, members: number): Float64Array {
  const all = new Uint8Array(members).fill(1);
  const whole = value(all);
  return Float64Array.from({ length: members }, (_, k) => {
    const others = all.slice();
    others[k] = 0;
    return whole - value(others);
  });
}

/**
 * Banzhaf's values from a bank of random coalitions and what each is worth: φ_k = mean(v | k ∈ S) − mean(v | k ∉ S), every
 * coalition serving every member (maximum sample reuse; Wang and Jia 2023). Throws `invalid-input` where a member is in
 * all of them or in none.
 */
export function banzhafValues(coalitions: readonly Uint8Array[], values: readonly number[]): Float64Array {
  const members = coalitions[0]?.length ?? 0;
  return Float64Array.from({ length: members }, (_, k) => {
    const sums = [0, 0];
    const counts = [0, 0];
    coalitions.forEach((present, m) => {
      const side = present[k] ?? 0;
      sums[side] = (sums[side] ?? 0) + (values[m] ?? 0);
      counts[side] = (counts[side] ?? 0) + 1;
    });
    const [without = 0, within = 0] = counts;
    if (without === 0 || within === 0) {
      throw new AppError(
        'invalid-input',
        `Member ${k} is in all or none of the ${coalitions.length} coalitions. Draw more.`,
      );
    }
    return (sums[1] ?? 0) / within - (sums[0] ?? 0) / without;
  });
}

/**
 * Shapley's values (1953) from every coalition: φ_k = Σ_{S ∌ k} |S|!(K − |S| − 1)!/K! · (v(S ∪ k) − v(S)). Sum to
 * v(all) − v(none). Throws `invalid-input` above `MOST_EXACT_MEMBERS` members.
 */
export function exactShapley(value: CoalitionValue, members: number): Float64Array {
  if (members > MOST_EXACT_MEMBERS) {
    throw new AppError(
      'invalid-input',
      `${members} members have too many coalitions. Sample permutations above ${MOST_EXACT_MEMBERS}.`,
    );
  }
  const worth = Array.from({ length: 2 ** members }, (_, mask) =>
    value(Uint8Array.from({ length: members }, (__, k) => (mask >> k) & 1)),
  );
  const factorial = [1];
  for (let k = 1; k <= members; k++) factorial.push(k * (factorial[k - 1] ?? 1));
  const shares = new Float64Array(members);
  worth.forEach((without, mask) => {
    let size = 0;
    for (let k = 0; k < members; k++) size += (mask >> k) & 1;
    const weight = ((factorial[size] ?? 1) * (factorial[members - size - 1] ?? 1)) / (factorial[members] ?? 1);
    for (let k = 0; k < members; k++) {
      if ((mask >> k) & 1) continue;
      shares[k] = (shares[k] ?? 0) + weight * ((worth[mask | (1 << k)] ?? 0) - without);
    }
  });
  return shares;
}

/**
 * Shapley's values from random orders of arrival (Castro, Gómez and Tejada 2009), each order and its reverse: half the
 * variance for nearly additive values. Sums to v(all) − v(none) exactly. Costs 2·orders·members values.
 */
export function sampledShapley(input: {
  value: CoalitionValue;
  members: number;
  orders: number;
  seed: string;
}): Float64Array {
  const { value, members, orders, seed } = input;
  const shares = new Float64Array(members);
  const none = value(new Uint8Array(members));
  for (let m = 0; m < orders; m++) {
    const order = shuffledMembers(`${seed}:${m}`, members);
    for (const arrival of [order, order.slice().reverse()]) {
      const present = new Uint8Array(members);
      let before = none;
      for (const k of arrival) {
        present[k] = 1;
        const after = value(present);
        shares[k] = (shares[k] ?? 0) + (after - before) / (2 * orders);
        before = after;
      }
    }
  }
  return shares;
}
