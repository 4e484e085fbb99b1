import { z } from 'zod';
import { amountSchema, hashSchema } from '@/lib/schemas/hex';
import { LARGEST_ID } from '@/lib/schemas/id';

/** How the list of published receipts is asked for: what comes after a cursor, at most so many. */
export const receiptListQuerySchema = z.object({
  after: z.coerce.number().int().min(0).max(LARGEST_ID).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

/**
 * A page of the list of published receipts, oldest first, as `GET /api/v1/receipts` answers it: JSON in, bigint amounts
 * out. `next` is the cursor to read on with, the one given when nothing is new.
 */
export const receiptListSchema = z.object({
  receipts: z.array(
    z.object({
      id: z.uuid(),
      /** Of the document as it was attributed: its `previous` is 32 zero bytes. */
      cid: z.string().min(1),
      permissionHash: hashSchema,
      modelId: z.int().positive(),
      units: z.int().positive(),
      unitPrice: amountSchema,
      fee: amountSchema,
      attributedAt: z.iso.datetime(),
    }),
  ),
  next: z.string(),
});
export type ReceiptList = z.input<typeof receiptListSchema>;
