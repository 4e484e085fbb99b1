/** Gas that one smart account's signature check (ERC-1271) may take; the most thorough known take about 400,000. */
const SIGNATURE_GAS = 1_000_000n;
/** Gas that each permission and each charge is worth, with a signature check of ordinary cost. */
const PART_GAS = 200_000n;

/**
 * Gas that a settlement may take. One that takes more burns it in somebody's signature check, which is code of that
 * account's owner: the operator would pay for it.
 */
export function mostGas({ permissions, charges }: { permissions: number; charges: number }): bigint {
  return SIGNATURE_GAS + PART_GAS * BigInt(permissions + charges);
}
