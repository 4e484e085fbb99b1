/** Of a lost bond, what goes to the treasury, in basis points: a constant of RewardDistributor and CuratorStaking. */
const LOST_BOND_TREASURY_PART = 2_500n;
const WHOLE = 10_000n;

/** What the winner gets of what the loser loses; the rest is the treasury's. Base units. */
export function wonOf(lost: bigint): bigint {
  return lost - (lost * LOST_BOND_TREASURY_PART) / WHOLE;
}
