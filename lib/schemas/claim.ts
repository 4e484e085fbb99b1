import { z } from 'zod';
import { addressSchema, amountSchema, bytesSchema } from '@/lib/schemas/hex';

/** Hex digits of a signature with 0x: an undeployed account's (ERC-6492) carries the call that deploys it. */
const LONGEST_SIGNATURE = 2 + 2 * 16_384;

/**
 * A claim that an account signed for somebody else to hand in (EIP-712 struct of RewardDistributor): pay what it has
 * earned, `cumulativeAmount` base units in all, to `to`, until `deadline` in Unix seconds. It names its chain and its
 * distributor, so that it can be passed on as a file or in a link. JSON in, bigint amounts out.
 */
export const signedClaimSchema = z.strictObject({
  version: z.literal(1),
  chainId: z.int().positive(),
  distributor: addressSchema,
  account: addressSchema,
  to: addressSchema.refine((to) => !/^0x0{40}$/.test(to), 'Nobody holds the zero address.'),
  cumulativeAmount: amountSchema.refine((amount) => amount < 2n ** 256n, 'An amount is below 2^256.'),
  deadline: z.int().positive().max(253_402_300_799, 'Choose a deadline before the year 10000.'),
  signature: bytesSchema.refine((hex) => hex.length <= LONGEST_SIGNATURE, 'A signature has at most 16,384 bytes.'),
});
export type SignedClaim = z.output<typeof signedClaimSchema>;
/** The same as it is passed on: integers above 2^53 as decimal text. */
export type SignedClaimInput = z.input<typeof signedClaimSchema>;
