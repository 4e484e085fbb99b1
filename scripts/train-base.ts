// Trains the base model that adapters are laid upon: a small decoder on public-domain books and the text of this project.
//   npm run train:base -- --out FOLDER [--steps N] [--workers N]     goes on where an earlier run in FOLDER stopped
// At its end, or at once where the run in FOLDER is over or `--write-now` is given, it writes FOLDER/artefact.
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededNumbers } from '@/lib/core/seeded-numbers';
import { findOpenblas } from '@/lib/jobs/decoder/accelerators/find-openblas';
import { type DecoderCheckpoint, trainDecoder } from '@/lib/jobs/decoder/train-decoder';
import { initialiseDecoder } from '@/lib/models/decoder/initialise';
import { openTokeniser } from '@/lib/models/decoder/tokeniser/open-tokeniser';
import { trainTokeniser } from '@/lib/models/decoder/tokeniser/train-tokeniser';
import type { Tokeniser } from '@/lib/models/decoder/tokeniser/types';
import type { Accelerator } from '@/lib/schemas/model-manifest';
import { type BaseText, readTexts } from '@/scripts/train-base/read-texts';
import { writeArtefact } from '@/scripts/train-base/write-artefact';

const SEED = 'tributary base 1';
const SPECIAL = ['<|pad|>', '<|user|>', '<|assistant|>', '<|end|>'];
const SHAPE = {
  ...{ vocabulary: 4096, width: 192, layers: 6, heads: 6, keyValueHeads: 2, headWidth: 32, hidden: 512 },
  ...{ context: 512, epsilon: 1e-5, ropeBase: 10_000 },
};
const [BATCH, SEQUENCE] = [8, 256];
const datasets = process.env.DATASETS_DIR ?? '../shared/datasets';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    steps: { type: 'string', default: '2400' },
    workers: { type: 'string', default: '2' },
    books: { type: 'string', default: join(datasets, 'books') },
    'held-out': { type: 'string', default: join(datasets, 'tinyshakespeare.txt') },
    'write-now': { type: 'boolean', default: false },
    // The file of the library; `system` for the one that the system finds.
    openblas: { type: 'string' },
  },
});
if (!values.out) throw new Error('Say where the model goes: --out FOLDER.');
const out = values.out;
mkdirSync(out, { recursive: true });
const file = (name: string) => join(out, name);

// What was read first stays what the run goes on with, whatever becomes of the texts.
const texts = existsSync(file('texts.json')) ? null : readTexts(values.books);
const tokeniser = keepJson(
  'tokeniser.json',
  (): Tokeniser =>
    trainTokeniser(
      required(texts).map(({ text }) => text),
      { size: SHAPE.vocabulary, special: SPECIAL },
    ),
);
const stream = readStream(file('stream.bin'));
const sources = keepJson('texts.json', () => required(texts).map(({ text: _, ...about }) => about));
console.log(`${sources.length} texts, ${stream.length} tokens, ${tokeniser.tokens.length} of them distinct`);

const openblas = values.openblas === undefined ? null : await requireOpenblas(values.openblas);
const accelerator = keepJson('accelerator.json', (): Accelerator => (openblas ? 'openblas' : 'wasm-simd'));
if (accelerator !== (openblas ? 'openblas' : 'wasm-simd'))
  throw new Error(`The run in ${out} multiplies by ${accelerator}.`);
const resume = readCheckpoint();
const weights = initialiseDecoder(SHAPE, SEED);
const last = values['write-now'] && resume ? resume : await train();
writeArtefact(
  {
    ...{
      shape: SHAPE,
      weights: last.weights,
      tokeniser,
      seed: SEED,
      steps: last.step,
      batch: BATCH,
      sequence: SEQUENCE,
    },
    ...{ accelerator, textTokens: stream.length, sources, heldOut: values['held-out'] },
    losses: readLosses().filter(({ step }) => step <= last.step),
  },
  file('artefact'),
);

function train(): Promise<DecoderCheckpoint> {
  let [since, steps] = [Date.now(), 0];
  return trainDecoder({
    shape: SHAPE,
    weights,
    run: { steps: Number(values.steps), rate: 2e-3, warmup: 100, decay: 0.1, clip: 1, beta1: 0.9, beta2: 0.95 },
    data: { kind: 'text', stream, seed: SEED },
    batch: BATCH,
    sequence: SEQUENCE,
    workers: Number(values.workers),
    resume,
    checkpointEvery: 100,
    onStep: ({ step, loss, norm }) => {
      steps++;
      if (step % 20 !== 0) return;
      const tokens = (steps * BATCH * SEQUENCE * 1000) / (Date.now() - since);
      console.log(`step ${step}  loss ${loss.toFixed(4)}  gradient ${norm.toFixed(3)}  ${tokens.toFixed(0)} tokens/s`);
      appendFileSync(file('losses.jsonl'), `${JSON.stringify({ step, loss: Number(loss.toFixed(4)) })}\n`);
      [since, steps] = [Date.now(), 0];
    },
    onCheckpoint: writeCheckpoint,
    signal: new AbortController().signal,
    ...(openblas ? { openblas } : {}),
  });
}

async function requireOpenblas(library: string): Promise<string> {
  const found = await findOpenblas(library);
  if (!found) throw new Error('No OpenBLAS was found, or the package koffi is not installed.');
  return found;
}

function required(read: BaseText[] | null): BaseText[] {
  if (!read) throw new Error(`${out} lists its texts and lacks what was made of them. Begin anew in an empty folder.`);
  return read;
}

function keepJson<Value>(name: string, make: () => Value): Value {
  if (existsSync(file(name))) return JSON.parse(readFileSync(file(name), 'utf8'));
  const made = make();
  writeFileSync(file(name), JSON.stringify(made));
  return made;
}

function readLosses(): { step: number; loss: number }[] {
  if (!existsSync(file('losses.jsonl'))) return [];
  const lines = readFileSync(file('losses.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line): { step: number; loss: number } => JSON.parse(line));
}

/**
 * Every paragraph as it is, or, for one in three, as a turn: its first sentences asked, the rest answered, so that the base
 * knows what a question and an answer look like. Which ones, and where they part, the seed draws.
 */
function readStream(kept: string): Int32Array {
  if (existsSync(kept)) return new Int32Array(new Uint8Array(readFileSync(kept)).buffer);
  const { encode, special } = openTokeniser(tokeniser);
  const { below, uniform } = seededNumbers(`${SEED}: paragraphs`);
  const [user, assistant, end] = ['<|user|>', '<|assistant|>', '<|end|>'].map(special);
  const tokens: number[] = [];
  for (const { text } of required(texts)) {
    const paragraphs = text
      .split(/\n\s*\n/)
      .map((one) => one.trim())
      .filter((one) => one.length > 0);
    for (const paragraph of paragraphs) {
      const sentences = paragraph.match(/[^.!?]+[.!?]+["”’)]*\s*|[^.!?]+$/g) ?? [paragraph];
      if (sentences.length > 1 && uniform() < 1 / 3) {
        const cut = 1 + below(sentences.length - 1);
        tokens.push(user ?? 0, ...encode(sentences.slice(0, cut).join('').trim()), end ?? 0);
        tokens.push(assistant ?? 0, ...encode(sentences.slice(cut).join('').trim()), end ?? 0);
      } else tokens.push(...encode(`${paragraph}\n\n`));
    }
  }
  const made = Int32Array.from(tokens);
  writeFileSync(kept, new Uint8Array(made.buffer));
  return made;
}

function readCheckpoint(): DecoderCheckpoint | null {
  if (!existsSync(file('checkpoint.bin'))) return null;
  const floats = new Float32Array(new Uint8Array(readFileSync(file('checkpoint.bin'))).buffer);
  const length = (floats.length - 1) / 3;
  const part = (index: number) => floats.slice(1 + index * length, 1 + (index + 1) * length);
  return { step: floats[0] ?? 0, weights: part(0), mean: part(1), square: part(2) };
}

function writeCheckpoint({ step, weights, mean, square }: DecoderCheckpoint): void {
  const floats = new Float32Array(1 + 3 * weights.length);
  floats[0] = step;
  floats.set(weights, 1);
  floats.set(mean, 1 + weights.length);
  floats.set(square, 1 + 2 * weights.length);
  writeFileSync(file('checkpoint.bin.new'), new Uint8Array(floats.buffer));
  renameSync(file('checkpoint.bin.new'), file('checkpoint.bin'));
}
