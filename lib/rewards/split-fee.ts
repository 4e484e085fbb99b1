import { AppError } from '@/lib/core/errors';
import { divideByWeights } from '@/lib/rewards/divide-by-weights';
import { type FeeParts, REWARD_ROLES, type RewardRole } from '@/lib/rewards/roles';

const BASIS_POINTS = 10_000;

/** The parts as they apply to one fee: a role with nobody in it passes its part to the contributors. */
export function effectiveParts(parts: FeeParts, filled: Iterable<RewardRole>): FeeParts {
  const present = new Set(filled);
  if (!present.has('contributors')) throw new AppError('invalid-input', 'A fee needs a contributor to pay.');
  const effective = { ...parts };
  for (const role of REWARD_ROLES) {
    if (!Number.isInteger(parts[role]) || parts[role] < 0) {
      throw new AppError('invalid-input', `The part of ${role} is ${parts[role]}; give whole basis points.`);
    }
    if (present.has(role)) continue;
    effective.contributors += effective[role];
    effective[role] = 0;
  }
  const sum = REWARD_ROLES.reduce((total, role) => total + effective[role], 0);
  if (sum !== BASIS_POINTS) {
    throw new AppError(
      'invalid-input',
      `The parts of a fee sum to ${sum} basis points; they must sum to ${BASIS_POINTS}.`,
    );
  }
  return effective;
}

/**
 * Splits a fee in base units by basis points and largest remainder, ties by the role's name. `filled` are
 * the roles that have somebody. The amounts sum to the fee.
 */
export function splitFee(input: {
  fee: bigint;
  parts: FeeParts;
  filled?: Iterable<RewardRole>;
}): Record<RewardRole, bigint> {
  const parts = effectiveParts(input.parts, input.filled ?? REWARD_ROLES);
  const amounts: Record<RewardRole, bigint> = {
    treasury: 0n,
    builder: 0n,
    curators: 0n,
    compute: 0n,
    contributors: 0n,
  };
  const divided = divideByWeights(
    input.fee,
    REWARD_ROLES.map((role) => ({ key: role, weight: BigInt(parts[role]) })),
  );
  for (const { key, amount } of divided) amounts[key] = amount;
  return amounts;
}
