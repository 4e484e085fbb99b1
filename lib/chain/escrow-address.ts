import { type Address, getContractAddress } from 'viem';

/** The escrow of bonds and of fees that are not divided yet: the one contract that the reward distributor creates. */
export function escrowAddress(rewardDistributor: Address): Address {
  return getContractAddress({ from: rewardDistributor, nonce: 1n });
}
