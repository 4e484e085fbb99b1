import { z } from 'zod';
import { addressSchema, amountSchema, hashSchema } from '@/lib/schemas/hex';
import { receiptDocumentSchema } from '@/lib/schemas/receipt';

/**
 * The file of an epoch, canonical JSON (RFC 8785) named on chain by its CID: everything that decides its root.
 * Receipts are ordered by id and chained by hash. `earnings` has a line for every account that ever earned, by address;
 * `amount` is what this epoch adds and may be 0, `cumulative` is what the Merkle leaf says.
 */
export const epochFileSchema = z.strictObject({
  version: z.literal(1),
  epoch: z.int().positive(),
  chainId: z.int().positive(),
  vault: addressSchema,
  distributor: addressSchema,
  /** The vault's settlement that collected these receipts' fees. */
  settlementId: z.int().positive(),
  /** Null for the first epoch. */
  previousFileCid: z.string().min(1).nullable(),
  receipts: z.array(receiptDocumentSchema),
  earnings: z.array(z.strictObject({ account: addressSchema, amount: amountSchema, cumulative: amountSchema })),
  root: hashSchema,
  /** Sum of all `cumulative`. */
  total: amountSchema,
});
export type EpochFile = z.output<typeof epochFileSchema>;
