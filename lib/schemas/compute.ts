import { z } from 'zod';
import type { Hex } from '@/lib/core/hex';
import { isStorableText } from '@/lib/core/storable-text';
import { addressSchema, bytesSchema, hashSchema } from '@/lib/schemas/hex';

/** What a provider can ask of a site. */
export const COMPUTE_ACTIONS = ['take', 'tell', 'upload', 'submit', 'give-up'] as const;
export type ComputeAction = (typeof COMPUTE_ACTIONS)[number];

/** A signed request counts for so many seconds about its time, once. */
export const COMPUTE_REQUEST_LIFETIME_S = 120;

/** Largest file of a result, in bytes: an adapter over a base of some hundred million parameters. */
export const MOST_FILE_BYTES = 64 * 1024 * 1024;

/** Largest result document, in bytes. */
export const MOST_RESULT_BYTES = 16 * 1024 * 1024;

/** What signs a request: header `x-tributary-compute`, as JSON. */
export const computeProofSchema = z.strictObject({
  account: addressSchema,
  /** Unix seconds. */
  at: z.int().positive(),
  nonce: hashSchema,
  signature: bytesSchema.refine((hex) => hex.length === 132, 'A signature has 65 bytes.'),
});
export type ComputeProof = z.output<typeof computeProofSchema>;
export const COMPUTE_PROOF_HEADER = 'x-tributary-compute';

/** What a request says and its signature binds: the site, what is asked about which run, and the body's Keccak-256. */
export type ComputeRequest = {
  readonly site: string;
  readonly action: ComputeAction;
  /** Id of the run; empty when any is asked for. */
  readonly run: string;
  readonly body: Hex;
  readonly at: number;
  readonly nonce: Hex;
};

/** The EIP-712 message of a request. Its domain binds the chain. */
export function computeRequestTypedData({ chainId, request }: { chainId: number; request: ComputeRequest }) {
  return {
    domain: { name: 'Tributary compute', version: '1', chainId },
    types: {
      Request: [
        { name: 'site', type: 'string' },
        { name: 'action', type: 'string' },
        { name: 'run', type: 'string' },
        { name: 'body', type: 'bytes32' },
        { name: 'at', type: 'uint256' },
        { name: 'nonce', type: 'bytes32' },
      ],
    },
    primaryType: 'Request',
    message: { ...request, at: BigInt(request.at) },
  } as const;
}

/** What a provider states of its work: this job came to this result. Kept with the run, so that it can be held to it. */
export const computeStatementSchema = z.strictObject({
  runId: z.uuid().describe('Id of the run.'),
  jobHash: hashSchema.describe('Keccak-256 of the job document.'),
  resultHash: hashSchema.describe('Keccak-256 of the result.'),
});
export type ComputeStatement = z.output<typeof computeStatementSchema>;

/** The EIP-712 message of a statement. */
export function computeStatementTypedData({ chainId, statement }: { chainId: number; statement: ComputeStatement }) {
  return {
    domain: { name: 'Tributary compute', version: '1', chainId },
    types: {
      Statement: [
        { name: 'runId', type: 'string' },
        { name: 'jobHash', type: 'bytes32' },
        { name: 'resultHash', type: 'bytes32' },
      ],
    },
    primaryType: 'Statement',
    message: statement,
  } as const;
}

/** The body of a request for a job: nothing. */
export const takeRequestSchema = z.strictObject({});

/** Why a provider gives a job back. */
export const giveUpSchema = z.strictObject({
  problem: z.string().max(300).refine(isStorableText).describe('Why, in a sentence that the builder reads.'),
});

/** How far a provider says it is. Nobody checks it; it is shown as what it is. */
export const computeProgressSchema = z.strictObject({
  fraction: z.number().min(0).max(1).describe('How much of all its work is done, 0 to 1.'),
  detail: z
    .string()
    .max(200)
    .refine(isStorableText, 'Leave out characters that are no text.')
    .describe('What it is doing, in words.'),
  tokensPerSecond: z
    .number()
    .nonnegative()
    .max(1e12)
    .nullable()
    .describe('How fast it learns, in tokens a second; null where that is not known.'),
  secondsLeft: z
    .number()
    .nonnegative()
    .max(1e9)
    .nullable()
    .describe('How long it will still take, in seconds; null where that is not known.'),
});
export type ComputeProgress = z.output<typeof computeProgressSchema>;

/** A job that was lent: null where there is none to compute just now. */
export const leaseSchema = z.object({
  runId: z.uuid().describe('Id of the run.'),
  name: z.string().describe('What the model shall be called.'),
  jobCid: z.string().describe('Content identifier of the job document.'),
  jobHash: hashSchema.describe('Keccak-256 of the job document.'),
  position: z.int().positive().describe('Which computation of the run this is, from 1.'),
  leasedUntil: z.coerce.date().describe('Until when it is lent (ISO 8601, UTC); telling of progress lengthens it.'),
});
export type Lease = z.output<typeof leaseSchema>;
export const takeReplySchema = z.object({
  lease: leaseSchema.nullable().describe('The job that is lent; null where there is none just now.'),
  chainId: z.int().positive().describe('Number of the chain that signatures are bound to (EIP-155).'),
});

/** What a provider is to do with the run it computes. */
export const tellReplySchema = z.object({
  verdict: z.enum(['go-on', 'pause', 'stop']).describe('What to do: go on, pause, or stop for good.'),
  leasedUntil: z.coerce
    .date()
    .nullable()
    .describe('Until when the job is lent (ISO 8601, UTC); null when it is not any more.'),
});
export type TellReply = z.output<typeof tellReplySchema>;

/** How a site is spoken to: what signatures are bound to. */
export const computeSiteSchema = z.object({
  site: z.string().describe('Address of the site, which signatures are bound to.'),
  chainId: z.int().positive().describe('Number of the chain that signatures are bound to (EIP-155).'),
});

export const submissionSchema = z.strictObject({
  statement: computeStatementSchema.describe('What the provider states: this job came to this result.'),
  signature: bytesSchema
    .refine((hex) => hex.length === 132, 'A signature has 65 bytes.')
    .describe('The provider’s EIP-712 signature of the statement, 65 bytes.'),
  result: z.string().max(MOST_RESULT_BYTES).describe('The result’s canonical JSON (RFC 8785), as a text.'),
});
export type Submission = z.output<typeof submissionSchema>;

export const ATTEMPT_STATES = ['leased', 'done', 'agreed', 'refused', 'failed'] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

/** One computation of a run, as its page shows it. */
export const attemptViewSchema = z.object({
  position: z.int().positive().describe('Which computation of the run this is, from 1.'),
  provider: addressSchema.describe('Account of who computes it.'),
  operator: z.boolean().describe('Whether it is the site’s own worker.'),
  state: z.enum(ATTEMPT_STATES).describe('How far it is, and whether another’s result agrees.'),
  resultHash: hashSchema.nullable().describe('Keccak-256 of the result; null while there is none.'),
  problem: z.string().describe('What went wrong, in words; empty when nothing did.'),
  progress: computeProgressSchema.nullable().describe('How far the provider says it is; null before it says so.'),
  createdAt: z.coerce.date().describe('When it began (ISO 8601, UTC).'),
  finishedAt: z.coerce.date().nullable().describe('When it ended (ISO 8601, UTC); null while it goes on.'),
  leasedUntil: z.coerce
    .date()
    .nullable()
    .describe('Until when the job is lent (ISO 8601, UTC); null when it is not any more.'),
});
export type AttemptView = z.output<typeof attemptViewSchema>;
