import { z } from 'zod';
import { addressSchema, amountSchema, hashSchema } from '@/lib/schemas/hex';
import { receiptDocumentSchema } from '@/lib/schemas/receipt';

/** A receipt's place in an epoch: what was charged for it, what it pays to whom, and where its document is. */
const settledReceiptSchema = z.strictObject({
  id: receiptDocumentSchema.shape.id,
  hash: hashSchema.describe('Keccak-256 of the document, which the next document names as its `previous`.'),
  cid: z.string().min(1).describe('Content identifier of the document, canonical JSON (RFC 8785).'),
  permissionHash: receiptDocumentSchema.shape.permissionHash,
  modelId: z.int().positive().describe('Number of the model.'),
  units: receiptDocumentSchema.shape.units,
  unitPrice: receiptDocumentSchema.shape.unitPrice,
  fee: receiptDocumentSchema.shape.fee,
  shares: receiptDocumentSchema.shape.shares,
});

/**
 * The file of an epoch, canonical JSON (RFC 8785) named on chain by its CID: everything that decides its root. The
 * receipts stand with the CIDs of their documents, which are too large to stand here.
 */
export const epochFileSchema = z.strictObject({
  version: z.literal(1).describe('Version of this form.'),
  epoch: z.int().positive().describe('Number of the epoch.'),
  chainId: z.int().positive().describe('Number of the chain (EIP-155).'),
  vault: addressSchema.describe('The contract that collected the fees.'),
  distributor: addressSchema.describe('The contract that pays the earnings.'),
  settlementId: z.int().positive().describe('Number of the vault’s settlement that collected the fees.'),
  previousFileCid: z
    .string()
    .min(1)
    .nullable()
    .describe('Content identifier of the file of the epoch before; null for the first.'),
  receipts: z.array(settledReceiptSchema).describe('The settled receipts, in the order of their ids.'),
  earnings: z
    .array(
      z.strictObject({
        account: addressSchema.describe('Who earns.'),
        amount: amountSchema.describe('What this epoch adds, in base units of OPEN.'),
        cumulative: amountSchema.describe('What it earned in all, in base units of OPEN; the Merkle leaf says this.'),
      }),
    )
    .describe('A line for every account that ever earned, by address.'),
  root: hashSchema.describe('Merkle root of the cumulative earnings.'),
  total: amountSchema.describe('Sum of all cumulative earnings, in base units of OPEN.'),
});
export type EpochFile = z.output<typeof epochFileSchema>;
export type SettledReceipt = EpochFile['receipts'][number];
