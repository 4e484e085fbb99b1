import { z } from 'zod';
import type { Hex } from '@/lib/core/hex';
import { isStorableText } from '@/lib/core/storable-text';
import { addressSchema, amountSchema, bytesSchema } from '@/lib/schemas/hex';
import { idSchema } from '@/lib/schemas/id';

/** What the contract's fields hold; a larger limit would be cut to it, so it is refused here. */
const MAX_AMOUNT = 2n ** 96n - 1n;
const amount = amountSchema.refine((value) => value <= MAX_AMOUNT, 'This amount is larger than all OPEN there is.');

/** More models than this one permission does not name. */
export const MOST_MODELS = 20;

/**
 * A spending permission (EIP-712 struct of InferenceVault): for these models, at most this unit price, at most `cap` in
 * all, until the deadline in Unix seconds. JSON in, bigint amounts out.
 */
export const spendingPermissionSchema = z.strictObject({
  account: addressSchema,
  models: z
    .array(idSchema)
    .min(1, 'Choose at least one model.')
    .max(MOST_MODELS, 'A permission names at most 20 models.')
    .refine((ids) => new Set(ids).size === ids.length, 'A model is named twice.'),
  maxUnitPrice: amount,
  cap: amount.refine((value) => value > 0n, 'Let the permission spend something.'),
  deadline: z.int().positive().max(253_402_300_799, 'Choose a deadline before the year 10000.'),
  nonce: amountSchema.refine((value) => value < 2n ** 256n, 'A nonce is at most 2^256 − 1.'),
});
export type SpendingPermission = z.output<typeof spendingPermissionSchema>;

/** Hex digits of a signature with 0x. The operator pays for every byte on chain, together with everybody's charges. */
const LONGEST_SIGNATURE = 2 + 2 * 4_096;

export const signedPermissionSchema = z.strictObject({
  permission: spendingPermissionSchema,
  signature: bytesSchema.refine((hex) => hex.length <= LONGEST_SIGNATURE, 'A signature has at most 4,096 bytes.'),
});
export type SignedPermission = z.output<typeof signedPermissionSchema>;

/** A new bearer key under a permission; `budget` bounds what can be asked with it, in base units. */
export const apiKeyRequestSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'Give the key a name.')
    .max(60, 'A name has at most 60 characters.')
    .refine(isStorableText, 'The name holds characters that are no text.'),
  permissionHash: z.string().regex(/^0x[0-9a-f]{64}$/),
  budget: amount.refine((value) => value > 0n, 'Give the key a budget above 0.'),
});
export type ApiKeyRequest = z.output<typeof apiKeyRequestSchema>;

/** EIP-712 types of a permission, field for field those of InferenceVault. */
export const SPENDING_PERMISSION_TYPES = {
  SpendingPermission: [
    { name: 'account', type: 'address' },
    { name: 'models', type: 'uint256[]' },
    { name: 'maxUnitPrice', type: 'uint256' },
    { name: 'cap', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
  ],
} as const;

/** What a wallet signs (eth_signTypedData_v4), bound to one vault on one chain. */
export function permissionTypedData(input: { chainId: number; vault: Hex; permission: SpendingPermission }) {
  return {
    domain: {
      name: 'Tributary InferenceVault',
      version: '1',
      chainId: input.chainId,
      verifyingContract: input.vault,
    },
    types: SPENDING_PERMISSION_TYPES,
    primaryType: 'SpendingPermission',
    message: permissionMessage(input.permission),
  } as const;
}

/** The permission with every integer a bigint, as contract calls and typed data take it. */
export function permissionMessage(permission: SpendingPermission) {
  return {
    account: permission.account,
    models: permission.models.map(BigInt),
    maxUnitPrice: permission.maxUnitPrice,
    cap: permission.cap,
    deadline: BigInt(permission.deadline),
    nonce: permission.nonce,
  };
}
