import type { Hex } from '@/lib/core/hex';
import type { SignedClaim } from '@/lib/schemas/claim';

/** EIP-712 types of a claim, field for field those of RewardDistributor. */
export const CLAIM_TYPES = {
  Claim: [
    { name: 'account', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'cumulativeAmount', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
} as const;

/** What a wallet signs (eth_signTypedData_v4), bound to one distributor on one chain. */
export function claimTypedData(input: Omit<SignedClaim, 'version' | 'signature'>): {
  domain: { name: string; version: string; chainId: number; verifyingContract: Hex };
  types: typeof CLAIM_TYPES;
  primaryType: 'Claim';
  message: { account: Hex; to: Hex; cumulativeAmount: bigint; deadline: bigint };
} {
  return {
    domain: {
      name: 'Tributary RewardDistributor',
      version: '1',
      chainId: input.chainId,
      verifyingContract: input.distributor,
    },
    types: CLAIM_TYPES,
    primaryType: 'Claim',
    message: {
      account: input.account,
      to: input.to,
      cumulativeAmount: input.cumulativeAmount,
      deadline: BigInt(input.deadline),
    },
  };
}
