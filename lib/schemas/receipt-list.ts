import { z } from 'zod';
import { amountSchema, hashSchema } from '@/lib/schemas/hex';
import { LARGEST_ID } from '@/lib/schemas/id';

/** How the list of published receipts is asked for: what comes after a cursor, at most so many. */
export const receiptListQuerySchema = z.object({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .max(LARGEST_ID)
    .default(0)
    .describe('Cursor to read on from: “next” of the page before; 0 begins.'),
  limit: z.coerce.number().int().min(1).max(1000).default(200).describe('How many receipts at most.'),
});

/**
 * A page of the list of published receipts, oldest first, as `GET /api/v1/receipts` answers it: JSON in, bigint amounts
 * out.
 */
export const receiptListSchema = z.object({
  receipts: z
    .array(
      z.object({
        id: z.uuid().describe('Id of the receipt.'),
        cid: z
          .string()
          .min(1)
          .describe('Content identifier of the document as it was attributed: its `previous` is 32 zero bytes.'),
        permissionHash: hashSchema.describe('EIP-712 hash of the spending permission that pays.'),
        modelId: z.int().positive().describe('Number of the model.'),
        units: z.int().positive().describe('How many answers are charged.'),
        unitPrice: amountSchema.describe('Price of an answer, in base units of OPEN.'),
        fee: amountSchema.describe('What is charged, in base units of OPEN: units times unitPrice.'),
        attributedAt: z.iso.datetime().describe('When its records were found (ISO 8601, UTC).'),
      }),
    )
    .describe('The published receipts, oldest first.'),
  next: z.string().describe('Cursor to read on with; the one given when nothing is new.'),
});
export type ReceiptList = z.input<typeof receiptListSchema>;
