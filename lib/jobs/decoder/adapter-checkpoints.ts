import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DecoderCheckpoint } from '@/lib/jobs/decoder/train-decoder';
import { trainingProgressSchema } from '@/lib/schemas/training';

/** What a fit has to tell of the steps it took: kept with its checkpoint, so that a curve goes on where it stopped. */
const storySchema = z.object({
  points: z.array(z.object({ step: z.int(), loss: z.number(), norm: z.number() })),
  /** Steps since the last point: their losses' sum, how many, the largest norm. */
  since: z.object({ sum: z.number(), count: z.int(), norm: z.number() }),
  samples: trainingProgressSchema.shape.samples,
});
export type FitStory = z.output<typeof storySchema>;

const headerSchema = z.object({
  binding: z.string(),
  step: z.int().nonnegative(),
  floats: z.int().positive(),
  sha256: z.string(),
  story: storySchema,
});

export type KeptCheckpoint = { readonly checkpoint: DecoderCheckpoint; readonly story: FitStory };

/** The checkpoints of one training, one for each of its fits. */
export type AdapterCheckpoints = {
  /** The last of a fit; null where there is none, it is another training's, or its bytes are not those that were written. */
  readonly read: (fit: string) => KeptCheckpoint | null;
  /** Replaces the last at once: whoever is killed meanwhile finds the one before. */
  readonly write: (fit: string, kept: KeptCheckpoint) => void;
};

/**
 * Checkpoints in a folder: a line of JSON, then weights and AdamW's two moments as little-endian floats. `binding` is a hash
 * of all that decides the training; a checkpoint with another is passed over.
 */
export function openAdapterCheckpoints({ folder, binding }: { folder: string; binding: string }): AdapterCheckpoints {
  const fileOf = (fit: string) => join(folder, `${fit}.checkpoint`);
  return {
    read: (fit) => {
      const bytes = readIfThere(fileOf(fit));
      return bytes && parse(bytes, binding);
    },
    write: (fit, { checkpoint, story }) => {
      const { step, weights, mean, square } = checkpoint;
      const body = Buffer.concat([weights, mean, square].map((part) => Buffer.from(part.slice().buffer)));
      const header: z.input<typeof headerSchema> = {
        binding,
        step,
        floats: weights.length,
        sha256: hashOf(body),
        story,
      };
      // Two workers can hold a run for a moment: each writes a file of its own, and either's is whole.
      const written = `${fileOf(fit)}.${process.pid}.${Math.random().toString(36).slice(2)}`;
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(written, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]), { flush: true });
        renameSync(written, fileOf(fit));
      } catch (error) {
        rmSync(written, { force: true });
        throw error;
      }
    },
  };
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function parse(bytes: Buffer, binding: string): KeptCheckpoint | null {
  const end = bytes.indexOf(10);
  const header = readHeader(bytes.subarray(0, Math.max(0, end)).toString('utf8'));
  const body = bytes.subarray(end + 1);
  if (!header || header.binding !== binding || body.length !== 12 * header.floats || hashOf(body) !== header.sha256) {
    return null;
  }
  const floats = new Float32Array(new Uint8Array(body).buffer);
  const part = (index: number) => floats.slice(index * header.floats, (index + 1) * header.floats);
  return {
    checkpoint: { step: header.step, weights: part(0), mean: part(1), square: part(2) },
    story: header.story,
  };
}

function readHeader(text: string): z.output<typeof headerSchema> | null {
  try {
    return headerSchema.parse(JSON.parse(text));
  } catch {
    // Not written by us, or by an earlier version: the fit begins anew.
    return null;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
