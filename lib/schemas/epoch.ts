import { z } from 'zod';
import { addressSchema, amountSchema, hashSchema } from '@/lib/schemas/hex';
import { receiptDocumentSchema } from '@/lib/schemas/receipt';

/** A receipt's place in an epoch: what was charged for it, what it pays to whom, and where its document is. */
const settledReceiptSchema = z.strictObject({
  id: receiptDocumentSchema.shape.id,
  /** Hash of the document; chained through the documents' `previous`. */
  hash: hashSchema,
  /** The document, canonical JSON of a ReceiptDocument. */
  cid: z.string().min(1),
  permissionHash: hashSchema,
  modelId: z.int().positive(),
  units: z.int().positive(),
  unitPrice: amountSchema,
  fee: amountSchema,
  shares: receiptDocumentSchema.shape.shares,
});

/**
 * The file of an epoch, canonical JSON (RFC 8785) named on chain by its CID: everything that decides its root. The
 * receipts stand in the order of their ids, each with the CID of its document, which are too large to stand here.
 * `earnings` has a line for every account that ever earned, by address; `amount` is what this epoch adds and may be 0,
 * `cumulative` is what the Merkle leaf says.
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
  receipts: z.array(settledReceiptSchema),
  earnings: z.array(z.strictObject({ account: addressSchema, amount: amountSchema, cumulative: amountSchema })),
  root: hashSchema,
  /** Sum of all `cumulative`. */
  total: amountSchema,
});
export type EpochFile = z.output<typeof epochFileSchema>;
export type SettledReceipt = EpochFile['receipts'][number];
