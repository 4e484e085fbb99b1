import { z } from 'zod';

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const address = z.string().regex(/^0x[0-9a-f]{40}$/);
const index = z.int().nonnegative();

/**
 * What a published Datanet version consists of: canonical JSON (RFC 8785), named on chain by CID and keccak-256.
 * Contributions stand in the order of their acceptance; `excluded` are the record indices its curator left out.
 */
export const versionManifestSchema = z.strictObject({
  version: z.literal(1),
  datanetId: z.int().positive(),
  number: z.int().positive(),
  contributions: z.array(
    z.strictObject({
      contributionId: z.int().positive(),
      contributor: address,
      recordsRoot: hash,
      cid: z.string().min(1),
      recordCount: z.int().positive(),
      excluded: z.array(index),
    }),
  ),
  /** Records of these contributions less the excluded ones; corrected records still count. */
  recordCount: index,
});

export type VersionManifest = z.infer<typeof versionManifestSchema>;
