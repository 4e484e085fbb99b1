// Trains the base model that adapters are laid upon: a small decoder on public-domain books and the text of this project.
//   npm run train:base -- --out FOLDER [--steps N] [--workers N]     goes on where an earlier run in FOLDER stopped
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededNumbers } from '@/lib/core/seeded-numbers';
import { type DecoderCheckpoint, trainDecoder } from '@/lib/jobs/decoder/train-decoder';
import { initialiseDecoder } from '@/lib/models/decoder/initialise';
import { openTokeniser } from '@/lib/models/decoder/tokeniser/open-tokeniser';
import { trainTokeniser } from '@/lib/models/decoder/tokeniser/train-tokeniser';
import type { Tokeniser } from '@/lib/models/decoder/tokeniser/types';

const SEED = 'tributary base 1';
const SPECIAL = ['<|pad|>', '<|user|>', '<|assistant|>', '<|end|>'];
const SHAPE = {
  ...{ vocabulary: 4096, width: 192, layers: 6, heads: 6, keyValueHeads: 2, headWidth: 32, hidden: 512 },
  ...{ context: 512, epsilon: 1e-5, ropeBase: 10_000 },
};
const [BATCH, SEQUENCE] = [8, 256];

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    steps: { type: 'string', default: '6000' },
    workers: { type: 'string', default: '2' },
    books: { type: 'string', default: join(process.env.DATASETS_DIR ?? '../shared/datasets', 'books') },
  },
});
if (!values.out) throw new Error('Say where the model goes: --out FOLDER.');
const out = values.out;
mkdirSync(out, { recursive: true });

const texts = readTexts(values.books);
const tokeniser = readTokeniser(join(out, 'tokeniser.json'));
const stream = readStream(join(out, 'stream.bin'));
console.log(`${texts.length} texts, ${stream.length} tokens, ${tokeniser.tokens.length} of them distinct`);

const checkpointFile = join(out, 'checkpoint.bin');
let [since, steps] = [Date.now(), 0];
await trainDecoder({
  shape: SHAPE,
  weights: initialiseDecoder(SHAPE, SEED),
  run: { steps: Number(values.steps), rate: 2e-3, warmup: 100, decay: 0.1, clip: 1, beta1: 0.9, beta2: 0.95 },
  data: { kind: 'text', stream, seed: SEED },
  batch: BATCH,
  sequence: SEQUENCE,
  workers: Number(values.workers),
  resume: readCheckpoint(),
  checkpointEvery: 100,
  onStep: ({ step, loss, norm }) => {
    steps++;
    if (step % 20 !== 0) return;
    const tokens = (steps * BATCH * SEQUENCE * 1000) / (Date.now() - since);
    console.log(`step ${step}  loss ${loss.toFixed(4)}  gradient ${norm.toFixed(3)}  ${tokens.toFixed(0)} tokens/s`);
    [since, steps] = [Date.now(), 0];
  },
  onCheckpoint: writeCheckpoint,
  signal: new AbortController().signal,
});

/** Books by name, then the project's own documents: what stands in a file, with one line break where a book wraps lines. */
function readTexts(books: string): { title: string; text: string; hash: string }[] {
  const files = [
    ...readdirSync(books).sort().map((name) => join(books, name)),
    'README.md',
    ...readdirSync('docs').filter((name) => name.endsWith('.md')).sort().map((name) => join('docs', name)),
  ];
  return files.map((file) => {
    const bytes = readFileSync(file);
    const text = bytes.toString('utf8').replace(/\r\n/g, '\n');
    const unwrapped = file.endsWith('.txt') ? text.replace(/([^\n])\n(?!\n)/g, '$1 ') : text;
    return { title: file, text: unwrapped, hash: createHash('sha256').update(bytes).digest('hex') };
  });
}

function readTokeniser(file: string): Tokeniser {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const trained = trainTokeniser(texts.map(({ text }) => text), { size: SHAPE.vocabulary, special: SPECIAL });
  writeFileSync(file, JSON.stringify(trained));
  return trained;
}

/**
 * Every paragraph as it is, or, for one in three, as a turn: its first sentences asked, the rest answered, so that the base
 * knows what a question and an answer look like. In an order that the seed draws.
 */
function readStream(file: string): Int32Array {
  if (existsSync(file)) return new Int32Array(new Uint8Array(readFileSync(file)).buffer);
  const { encode, special } = openTokeniser(tokeniser);
  const { below, uniform } = seededNumbers(`${SEED}: paragraphs`);
  const [user, assistant, end] = ['<|user|>', '<|assistant|>', '<|end|>'].map(special);
  const tokens: number[] = [];
  for (const { text } of texts) {
    const paragraphs = text.split(/\n\s*\n/).map((one) => one.trim()).filter((one) => one.length > 0);
    for (const paragraph of paragraphs) {
      const sentences = paragraph.match(/[^.!?]+[.!?]+["”’)]*\s*|[^.!?]+$/g) ?? [paragraph];
      if (sentences.length > 1 && uniform() < 1 / 3) {
        const cut = 1 + below(sentences.length - 1);
        tokens.push(user ?? 0, ...encode(sentences.slice(0, cut).join('').trim()), end ?? 0);
        tokens.push(assistant ?? 0, ...encode(sentences.slice(cut).join('').trim()), end ?? 0);
      } else tokens.push(...encode(`${paragraph}\n\n`));
    }
  }
  const stream = Int32Array.from(tokens);
  writeFileSync(file, new Uint8Array(stream.buffer));
  return stream;
}

function readCheckpoint(): DecoderCheckpoint | null {
  if (!existsSync(checkpointFile)) return null;
  const floats = new Float32Array(new Uint8Array(readFileSync(checkpointFile)).buffer);
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
  writeFileSync(`${checkpointFile}.new`, new Uint8Array(floats.buffer));
  renameSync(`${checkpointFile}.new`, checkpointFile);
}
