import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '@/lib/core/errors';
import { parseJson } from '@/lib/core/parse-json';
import { openBase } from '@/lib/models/decoder/gguf/open-base';
import { type BaseManifest, baseManifestSchema } from '@/lib/schemas/base-manifest';

/** The base model of this deployment: the bytes of its GGUF file and its papers. */
export type BaseFile = { readonly bytes: Uint8Array; readonly manifest: BaseManifest };

/**
 * Reads the GGUF file and the manifest.json beside it. A file without one, put in the place of ours, is named by what it
 * says itself, and stands for its own texts, which nobody listed. Throws `not-found` for no file, `invalid-input` for one
 * that is no base, or not the one its manifest names.
 */
export function readBaseFile(file: string): BaseFile {
  if (!existsSync(file)) {
    throw new AppError('not-found', `There is no base model at ${basename(file)}. Set BASE_MODEL_FILE to a GGUF file.`);
  }
  const bytes = new Uint8Array(readFileSync(file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const papers = join(dirname(file), 'manifest.json');
  if (!existsSync(papers)) return { bytes, manifest: describeItself(file, bytes, sha256) };
  const parsed = baseManifestSchema.safeParse(parseJson(readFileSync(papers)));
  if (!parsed.success) {
    throw new AppError('invalid-input', `The manifest.json beside ${basename(file)} is not one of a base model.`, {
      cause: parsed.error,
    });
  }
  if (parsed.data.weights.sha256 !== sha256) {
    throw new AppError(
      'invalid-input',
      `The manifest.json beside ${basename(file)} names other weights. Put the file into a folder of its own.`,
    );
  }
  return { bytes, manifest: parsed.data };
}

function describeItself(file: string, bytes: Uint8Array, sha256: string): BaseManifest {
  const { name, licence, shape } = openBase(bytes);
  const shown = (name || basename(file, '.gguf')).slice(0, 80);
  return {
    version: 1,
    name: shown.padEnd(3, '.'),
    summary:
      'A base model from elsewhere, in place of the one that comes with Tributary. What it has read, its makers know.',
    licence: licence ?? 'unknown',
    ...{ seed: '', steps: 0, tokens: 0, heldOutLoss: null, accelerator: 'wasm-simd', shape },
    weights: { bytes: bytes.length, sha256 },
    sources: [
      {
        title: `The weights of ${shown}, whose texts nobody listed here`,
        licence: 'unknown',
        bytes: bytes.length,
        sha256,
      },
    ],
  };
}
