import { AppError } from '@/lib/core/errors';

export type Weighted<K extends string = string> = { readonly key: K; readonly weight: bigint };

/**
 * Divides `total` base units in proportion to the weights, in their order, by largest remainder: everybody
 * gets the whole units of its quota, and the units left over go one each to the largest remainders, ties to
 * the smaller key (UTF-16 order). The parts sum to `total`, always. Throws `invalid-input` for a negative
 * total or weight, a repeated key, or when all weights are zero.
 */
export function divideByWeights<K extends string>(
  total: bigint,
  weights: readonly Weighted<K>[],
): { key: K; amount: bigint }[] {
  const sum = requireDivisible(total, weights);
  const parts = weights.map(({ key, weight }) => {
    const scaled = total * weight;
    return { key, amount: scaled / sum, remainder: scaled % sum };
  });
  const given = parts.reduce((already, part) => already + part.amount, 0n);
  const byRemainder = [...parts].sort((a, b) => {
    if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
    return a.key < b.key ? -1 : 1;
  });
  // Fewer units are left over than there are positive remainders, so a zero weight never gets one.
  for (const part of byRemainder.slice(0, Number(total - given))) part.amount += 1n;
  return parts.map(({ key, amount }) => ({ key, amount }));
}

function requireDivisible(total: bigint, weights: readonly Weighted[]): bigint {
  if (total < 0n) throw new AppError('invalid-input', `An amount of ${total} base units cannot be divided.`);
  let sum = 0n;
  for (const { key, weight } of weights) {
    if (weight < 0n)
      throw new AppError('invalid-input', `The weight of ${key} is ${weight}; weights are never negative.`);
    sum += weight;
  }
  if (sum === 0n) throw new AppError('invalid-input', `Nobody has a weight to divide ${total} base units by.`);
  if (new Set(weights.map(({ key }) => key)).size !== weights.length) {
    throw new AppError('invalid-input', 'A key appears twice among the weights; add its weights up first.');
  }
  return sum;
}
