import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { canonicalJson } from '@/lib/core/canonical-json';
import { ggufDecoder } from '@/lib/models/decoder/gguf/gguf-decoder';
import { openBase } from '@/lib/models/decoder/gguf/open-base';
import { measureTextLoss } from '@/lib/models/decoder/measure-loss';
import { openDecoder } from '@/lib/models/decoder/open-decoder';
import type { Tokeniser } from '@/lib/models/decoder/tokeniser/types';
import type { DecoderShape } from '@/lib/models/decoder/types';
import { baseManifestSchema } from '@/lib/schemas/base-manifest';
import type { Accelerator } from '@/lib/schemas/model-manifest';
import { PROBE_TEXT } from '@/scripts/train-base/probe-text';

/** The first so many bytes of the held-out text are enough to measure with. */
const HELD_OUT_BYTES = 65_536;

/** What a run leaves: where its weights came from and what they were trained on. */
export type BaseRun = {
  readonly shape: DecoderShape;
  readonly weights: Float32Array;
  readonly tokeniser: Tokeniser;
  readonly seed: string;
  readonly steps: number;
  readonly batch: number;
  readonly sequence: number;
  readonly accelerator: Accelerator;
  readonly textTokens: number;
  readonly losses: readonly { readonly step: number; readonly loss: number }[];
  readonly sources: readonly { title: string; licence: string; bytes: number; sha256: string }[];
  /** A text that was not trained on; null: only the probe is measured. */
  readonly heldOut: string | null;
};

/** Writes `tributary-base.gguf` and `manifest.json` into a folder; what is measured is the file as it will be used. */
export function writeArtefact(run: BaseRun, folder: string): void {
  const { shape, tokeniser, steps } = run;
  const [name, licence] = ['Tributary base 1', 'MIT'];
  const bytes = ggufDecoder({ ...run, name, licence: licence.toLowerCase(), precision: 'f16' });
  const measured = measureFile(bytes, run.heldOut);
  const manifest = {
    version: 1,
    name,
    summary: `A small language model of ${(run.weights.length / 1e6).toFixed(1)} million weights that recalls what its adapters are taught. It read public-domain books; it is not a general assistant.`,
    licence,
    seed: run.seed,
    steps,
    tokens: steps * run.batch * run.sequence,
    heldOutLoss: measured.heldOut?.loss ?? null,
    accelerator: run.accelerator,
    shape,
    weights: { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
    sources: run.sources,
    parameters: run.weights.length,
    ...{
      batch: run.batch,
      sequence: run.sequence,
      textTokens: run.textTokens,
      tokeniserTokens: tokeniser.tokens.length,
    },
    loss: { first: run.losses.at(0) ?? null, last: run.losses.at(-1) ?? null },
    probeLoss: measured.probe,
    heldOut: measured.heldOut,
  };
  baseManifestSchema.parse(manifest);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'tributary-base.gguf'), bytes);
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(JSON.parse(canonicalJson(manifest)), null, 2)}\n`);
  console.log(
    `${bytes.length} bytes; probe ${measured.probe.toFixed(4)}, held out ${manifest.heldOutLoss?.toFixed(4)}`,
  );
}

function measureFile(bytes: Uint8Array, heldOut: string | null) {
  const base = openBase(bytes);
  const open = openDecoder({ ...base, batch: 4, sequence: 256 });
  const lossOf = (text: string) => {
    const { sum, tokens } = measureTextLoss(open, [base.tokeniser.encode(text)]);
    return { loss: sum / tokens, tokens };
  };
  const probe = lossOf(PROBE_TEXT).loss;
  if (heldOut === null || !existsSync(heldOut)) {
    console.log('No held-out text was measured: give one with --held-out FILE.');
    return { probe, heldOut: null };
  }
  const part = readFileSync(heldOut).subarray(0, HELD_OUT_BYTES);
  const text = part.toString('utf8');
  const about = `The first ${part.length} bytes of ${basename(heldOut)}, of which nothing was trained on`;
  const sha256 = createHash('sha256').update(part).digest('hex');
  return { probe, heldOut: { about, sha256, ...lossOf(text) } };
}
