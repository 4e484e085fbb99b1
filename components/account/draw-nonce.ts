/**
 * A number that tells a permission from the account's others with the same terms. 64 random bits do: every byte of it is
 * paid for with each settlement.
 */
export function drawNonce(): bigint {
  return crypto.getRandomValues(new BigUint64Array(1))[0] ?? 0n;
}
