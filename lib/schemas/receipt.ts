import { z } from 'zod';
import { answerSchema } from '@/lib/schemas/answer';
import { addressSchema, amountSchema, hashSchema, signedSchema } from '@/lib/schemas/hex';

/**
 * What an attribution pays by. `influence`: how the output would change without the record. `provenance`: which records
 * hold the text of the output. `none`: nothing could be said of this answer. Never mixed in what is paid: a language
 * model's receipt tells the other one beside it, in `influence` or `spans`.
 */
export const evidenceSchema = z.enum(['influence', 'provenance', 'none']);
export type Evidence = z.output<typeof evidenceSchema>;

/** What divided the contributors' part: the answer's own records, or the version's published shares alone. */
export const attributionRuleSchema = z.enum(['records', 'version-shares']);
export type AttributionRule = z.output<typeof attributionRuleSchema>;

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
  /** Influences, weights and the noise floor are integers in units of 2^-32. */
  attribution: z.strictObject({
    evidence: evidenceSchema,
    method: z.string(),
    rule: attributionRuleSchema,
    noiseFloor: amountSchema,
    /** In training order: those that are paid, those that spoke loudest against the answer, and those of `spans`. */
    records: z.array(
      z.strictObject({
        contributionId: z.int().positive(),
        index: z.int().nonnegative(),
        hash: hashSchema,
        /** Null where it is not known: of a quotation, and of an answer of another server's model. */
        influence: signedSchema.nullable(),
        /** What the pool is divided by, after what nobody is credited for has gone to `commons`. */
        weight: amountSchema,
      }),
    ),
    /** Weight that follows the version's shares: what nobody is credited for, and text that is common property. */
    commons: amountSchema,
    /** Pieces of the answer's text and where they are found: UTF-16 offsets, positions in `records`. */
    spans: z.array(
      z.strictObject({
        start: z.int().nonnegative(),
        end: z.int().positive(),
        records: z.array(z.int().nonnegative()),
      }),
    ),
  }),
  /** Of the answered model's income, in basis points, after roles with nobody in them passed theirs on. */
  parts: z.strictObject({
    treasury: basisPoints,
    builder: basisPoints,
    curators: basisPoints,
    compute: basisPoints,
    contributors: basisPoints,
  }),
  /** Of the fee; `model` says as a part of whose income: the answered model's, or that of a model it was made from. */
  shares: z.array(
    z.strictObject({
      account: addressSchema,
      role: rewardRoleSchema,
      amount: amountSchema,
      model: z.int().positive(),
    }),
  ),
  /** What parents got out of their child's builder amount, depth-first; `part` in basis points of that amount. */
  royalties: z.array(
    z.strictObject({
      model: z.int().positive(),
      version: z.int().positive(),
      child: z.int().positive(),
      part: basisPoints,
      amount: amountSchema,
    }),
  ),
  /** Every stake that a curators' part was divided by, as of `pricedAtBlock`, in base units. */
  stakes: z.array(
    z.strictObject({
      model: z.int().positive(),
      datanetId: z.int().positive(),
      account: addressSchema,
      active: amountSchema,
    }),
  ),
  previous: hashSchema,
});
export type ReceiptDocument = z.output<typeof receiptDocumentSchema>;
