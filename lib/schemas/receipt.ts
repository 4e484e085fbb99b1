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

const basisPoints = (meaning: string) => z.int().min(0).max(10_000).describe(`${meaning}, in basis points.`);

/**
 * A receipt as it is hashed and published (lib/attribution/receipt.ts writes it): JSON in, bigint amounts out.
 * An undisclosed one carries salted hashes in place of question and answer.
 */
export const receiptDocumentSchema = z.strictObject({
  version: z.literal(1).describe('Version of this form.'),
  id: z.uuid().describe('Id of the receipt.'),
  chainId: z.int().positive().describe('Number of the chain (EIP-155).'),
  vault: addressSchema.describe('The contract that collects the fee.'),
  model: z
    .strictObject({
      id: z.int().positive().describe('Number of the model.'),
      version: z.int().positive().describe('Its version that answered.'),
      manifestHash: hashSchema.describe('Keccak-256 of that version’s manifest, as it stands on chain.'),
    })
    .describe('The model that answered.'),
  account: addressSchema.describe('Who asked and pays.'),
  permissionHash: hashSchema.describe('EIP-712 hash of the spending permission that pays.'),
  units: z.int().positive().describe('How many answers are charged.'),
  unitPrice: amountSchema.describe('Price of an answer, in base units of OPEN.'),
  fee: amountSchema.describe('What is charged, in base units of OPEN: units times unitPrice.'),
  pricedAtBlock: z.int().nonnegative().describe('Number of the block whose price and stakes count.'),
  askedAt: z.int().nonnegative().describe('When it was asked, in Unix seconds.'),
  question: z.string().describe('What was asked; its salted hash when it is not disclosed.'),
  answer: z.union([answerSchema, hashSchema]).describe('The answer; its salted hash when it is not disclosed.'),
  disclosed: z.boolean().describe('Whether question and answer are published.'),
  attribution: z
    .strictObject({
      evidence: evidenceSchema.describe(
        'What the answer pays by: influence, provenance, or nothing that could be said.',
      ),
      method: z.string().describe('Name and version of the computation.'),
      rule: attributionRuleSchema.describe(
        'Whether its own records or the version’s published shares divide the pool.',
      ),
      noiseFloor: amountSchema.describe('Influence up to here counts as noise, in units of 2^-32.'),
      records: z
        .array(
          z.strictObject({
            contributionId: z.int().positive().describe('Number of the contribution that holds the record.'),
            index: z.int().nonnegative().describe('Place of the record in its contribution, from 0.'),
            hash: hashSchema.describe('Keccak-256 of the record’s canonical JSON.'),
            influence: signedSchema
              .nullable()
              .describe(
                'How much it moved the answer, in units of 2^-32; null where it is not known: of a quotation, and of an answer of another server’s model.',
              ),
            weight: amountSchema.describe(
              'What the pool is divided by, in units of 2^-32, without what nobody is credited for: that is in `commons`.',
            ),
          }),
        )
        .describe('In training order: what is paid, what spoke loudest against the answer, and what `spans` names.'),
      commons: amountSchema.describe(
        'Weight that follows the version’s shares, in units of 2^-32: what nobody is credited for, and text that is common property.',
      ),
      spans: z
        .array(
          z.strictObject({
            start: z.int().nonnegative().describe('Where it begins in the answer, in UTF-16 units.'),
            end: z.int().positive().describe('Where it ends, in UTF-16 units: the first after it.'),
            records: z.array(z.int().nonnegative()).describe('Who holds it: positions in `records`, from 0.'),
          }),
        )
        .describe('Pieces of the answer’s text, and the records that hold them.'),
    })
    .describe('How much each record mattered.'),
  parts: z
    .strictObject({
      treasury: basisPoints('The treasury’s part'),
      builder: basisPoints('The builder’s part'),
      curators: basisPoints('The part of the curators’ stakes'),
      compute: basisPoints('The compute provider’s part'),
      contributors: basisPoints('The contributors’ part'),
    })
    .describe(
      'How the answered model’s income divides, in basis points, after roles with nobody in them passed theirs on.',
    ),
  shares: z
    .array(
      z.strictObject({
        account: addressSchema.describe('Who is paid.'),
        role: rewardRoleSchema.describe('As what.'),
        amount: amountSchema.describe('How much, in base units of OPEN.'),
        model: z
          .int()
          .positive()
          .describe('Out of whose income: the number of the answered model, or of one it was made from.'),
      }),
    )
    .describe('Who gets what of the fee; together they are the fee.'),
  royalties: z
    .array(
      z.strictObject({
        model: z.int().positive().describe('Number of the parent.'),
        version: z.int().positive().describe('Its version whose people are paid.'),
        child: z.int().positive().describe('Number of the model made from it.'),
        part: basisPoints('What it gets of the child’s builder amount'),
        amount: amountSchema.describe('How much that is, in base units of OPEN.'),
      }),
    )
    .describe('What models that it was made from got out of their child’s builder amount, depth first.'),
  stakes: z
    .array(
      z.strictObject({
        model: z.int().positive().describe('Out of whose income: number of the model.'),
        datanetId: z.int().positive().describe('Number of the Datanet.'),
        account: addressSchema.describe('Who has the stake.'),
        active: amountSchema.describe('The stake, in base units of OPEN.'),
      }),
    )
    .describe('Every stake that a curators’ part was divided by, as of the block at which the answer is priced.'),
  previous: hashSchema.describe(
    'Hash of the receipt settled before it; 32 zero bytes where there is none, and until it is settled.',
  ),
});
export type ReceiptDocument = z.output<typeof receiptDocumentSchema>;
