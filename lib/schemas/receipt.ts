import { z } from 'zod';
import { answerSchema } from '@/lib/schemas/answer';
import { addressSchema, amountSchema, hashSchema, signedSchema } from '@/lib/schemas/hex';

/** States of a paid answer, in order; `failed` costs nothing. */
export const RECEIPT_STATES = ['reserved', 'answered', 'attributed', 'settling', 'settled', 'failed'] as const;
export type ReceiptState = (typeof RECEIPT_STATES)[number];

export const rewardRoleSchema = z.enum(['treasury', 'builder', 'curators', 'compute', 'contributors']);

const basisPoints = z.int().min(0).max(10_000);

/**
 * A receipt as it is hashed and published (lib/attribution/receipt.ts writes it): JSON in, bigint amounts out.
 * An undisclosed one carries salted hashes in place of question and answer.
 */
export const receiptDocumentSchema = z.strictObject({
  version: z.literal(1),
  id: z.uuid(),
  chainId: z.int().positive(),
  vault: addressSchema,
  model: z.strictObject({ id: z.int().positive(), version: z.int().positive(), manifestHash: hashSchema }),
  account: addressSchema,
  permissionHash: hashSchema,
  units: z.int().positive(),
  unitPrice: amountSchema,
  fee: amountSchema,
  pricedAtBlock: z.int().nonnegative(),
  askedAt: z.int().nonnegative(),
  question: z.string(),
  answer: z.union([answerSchema, hashSchema]),
  disclosed: z.boolean(),
  attribution: z.strictObject({
    method: z.string(),
    rule: z.enum(['influence', 'version-shares']),
    noiseFloor: amountSchema,
    records: z.array(
      z.strictObject({
        contributionId: z.int().positive(),
        index: z.int().nonnegative(),
        hash: hashSchema,
        influence: signedSchema,
        weight: amountSchema,
      }),
    ),
  }),
  parts: z.strictObject({
    treasury: basisPoints,
    builder: basisPoints,
    curators: basisPoints,
    compute: basisPoints,
    contributors: basisPoints,
  }),
  shares: z.array(z.strictObject({ account: addressSchema, role: rewardRoleSchema, amount: amountSchema })),
  previous: hashSchema,
});
export type ReceiptDocument = z.output<typeof receiptDocumentSchema>;
