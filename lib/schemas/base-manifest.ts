import { z } from 'zod';
import { acceleratorSchema, decoderShapeSchema } from '@/lib/schemas/model-manifest';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'Expected a SHA-256 as 64 lower-case hexadecimal digits.');

/** A text that a base model was trained on; the hash and the size are those of its file as it was read. */
export const baseSourceSchema = z.object({
  title: z.string().min(1).max(300),
  licence: z.string().min(1).max(60),
  bytes: z.int().positive(),
  sha256,
});
export type BaseSource = z.output<typeof baseSourceSchema>;

/** The manifest.json beside a base model's GGUF file: what was trained on what, and how. `heldOutLoss` in nats per token. */
export const baseManifestSchema = z.object({
  version: z.literal(1),
  name: z.string().min(3).max(80),
  summary: z.string().min(10).max(280),
  /** Of the weights, by its SPDX identifier. */
  licence: z.string().min(1).max(60),
  seed: z.string(),
  steps: z.int().nonnegative(),
  tokens: z.int().nonnegative(),
  heldOutLoss: z.number().nullable(),
  accelerator: acceleratorSchema,
  shape: decoderShapeSchema,
  weights: z.object({ bytes: z.int().positive(), sha256 }),
  sources: z.array(baseSourceSchema).min(1),
});
export type BaseManifest = z.output<typeof baseManifestSchema>;
