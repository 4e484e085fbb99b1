import { z } from 'zod';
import { idSchema } from '@/lib/schemas/id';

const hash = z.string().regex(/^0x[0-9a-f]{64}$/, 'a 32-byte hash in lower case');

/** What a page declares of a contribution's file before it sends the bytes. */
export const uploadRequestSchema = z.strictObject({
  datanetId: idSchema,
  cid: z.string().regex(/^b[a-z2-7]{58}$/, 'a content identifier (CID v1, sha2-256, base32)'),
  byteSize: z.int().positive(),
  recordsRoot: hash,
  recordCount: z.int().positive(),
});

export type UploadRequest = z.infer<typeof uploadRequestSchema>;

/** receiving: bytes are missing; ready: checked and stored; refused: the bytes were not what was declared. */
export const UPLOAD_STATES = ['receiving', 'ready', 'refused'] as const;

/** An upload as its owner sees it; also how the API answers. */
export const uploadSchema = z.object({
  id: z.uuid(),
  datanetId: z.int(),
  cid: z.string(),
  byteSize: z.int(),
  receivedBytes: z.int(),
  recordsRoot: hash,
  recordCount: z.int(),
  state: z.enum(UPLOAD_STATES),
  problem: z.string(),
});

export type UploadView = z.infer<typeof uploadSchema>;

/** Content hashes to look for among a Datanet's records. */
export const knownRecordsRequestSchema = z.strictObject({ contentHashes: z.array(hash).min(1).max(2_000) });

/** Records that say exactly the same and are accepted or under review, one per content hash: the earliest. */
export const knownRecordsSchema = z.object({
  known: z.array(
    z.object({
      contentHash: hash,
      contributionId: z.int(),
      index: z.int(),
      contributor: z.string(),
      accepted: z.boolean(),
    }),
  ),
});

export type KnownRecord = z.infer<typeof knownRecordsSchema>['known'][number];

/** Texts to look for among all public ones, by their keys alone: what is not contributed is not told. */
export const alikeTextsRequestSchema = z.strictObject({
  /** 24 keys of 32 bits each (lib/attribution/near-duplicates/band-keys.ts), little-endian, in base64. */
  texts: z
    .array(z.string().regex(/^[A-Za-z0-9+/]{128}$/, '96 bytes in base64'))
    .min(1)
    .max(1_000),
});

const publicTextSchema = z.object({
  datanetId: z.int(),
  datanetName: z.string(),
  contributionId: z.int(),
  index: z.int(),
  hash,
  text: z.string(),
  contributor: z.string(),
  submittedAt: z.iso.datetime(),
  status: z.enum(['submitted', 'accepted', 'rejected']),
});

/** Public texts that may be alike to the ones asked for: exact similarity is for the asker to measure. */
export const alikeTextsSchema = z.object({
  publicTexts: z.array(publicTextSchema),
  /** For each text that was asked for, positions in `publicTexts`, the likeliest first. */
  candidates: z.array(z.array(z.int().nonnegative())),
  /** False when some candidates were left out, since the answer would have been too long. */
  complete: z.boolean(),
});

export type AlikeTexts = z.infer<typeof alikeTextsSchema>;
export type PublicTextView = z.infer<typeof publicTextSchema>;
