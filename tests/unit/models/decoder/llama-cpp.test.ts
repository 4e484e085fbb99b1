import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getLlama, LlamaLogLevel, type LlamaModel, type Token } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededNumbers } from '@/lib/core/seeded-numbers';
import { runForward } from '@/lib/models/decoder/forward';
import { ggufAdapter } from '@/lib/models/decoder/gguf/gguf-adapter';
import { openBase } from '@/lib/models/decoder/gguf/open-base';
import { initialiseAdapter } from '@/lib/models/decoder/initialise';
import { type OpenDecoder, openDecoder } from '@/lib/models/decoder/open-decoder';
import { renderConversation } from '@/lib/models/decoder/prompt';
import { mergeAdapter } from '@/lib/models/decoder/train-step';
import { buildForeignBase } from '@/tests/support/build-foreign-base';

const FILE = 'assets/base-model/tributary-base.gguf';
const base = openBase(new Uint8Array(readFileSync(FILE)));
const [RANK, SEQUENCE] = [8, 64];
const PLACE = { rank: 0, workers: 1 };

/** An adapter whose matrices are both random and large enough to change answers. */
const adapter = { rank: RANK, alpha: RANK };
const numbers = seededNumbers('llama.cpp');
const adapterWeights = initialiseAdapter(base.shape, adapter, 'llama.cpp').map((value) =>
  value === 0 ? numbers.normal() * 0.15 : value,
);

const PROMPTS = [
  'Who mends the clocks of the village?',
  'The old man looked at the sea',
  'It was the best of times, it was the worst of times,',
  '“Where is the Größe?” she asked — 3.5 times — and 水 🙂 followed.',
  'a',
].map((content) => renderConversation([{ role: 'user', content }]));

const VARIED = [
  ...PROMPTS,
  '  two  spaces\n\n\nand   lines \t tabs \r\n end  ',
  "I'll we've they'd it's THAT'S don't",
  '1234567890 3.14159 1,000,000 ½ ² ١٢٣',
  'مرحبا بالعالم שלום Привет мир 你好 こんにちは',
  '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 é (e + ´) \u200b zero width',
  '<|end|> <|user|> <|nothing|> <|',
  '',
];

let folder = '';
let model: LlamaModel;
let adapterFile = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tributary-llama-'));
  adapterFile = join(folder, 'adapter.gguf');
  writeFileSync(adapterFile, ggufAdapter({ name: 'random', shape: base.shape, adapter, weights: adapterWeights }));
  const llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1, logLevel: LlamaLogLevel.error });
  model = await llama.loadModel({ modelPath: FILE });
}, 60_000);

afterAll(async () => {
  await model?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Our probabilities of what follows each token of a text, from its token `from` on. */
function ourProbabilities(
  { memory, kernel, plan }: OpenDecoder,
  tokens: readonly number[],
  from: number,
): Float64Array[] {
  new Int32Array(memory.buffer, plan.at.tokens, SEQUENCE).fill(0).set(tokens);
  runForward(kernel, plan, PLACE);
  const { vocabulary } = plan.shape;
  const logits = new Float32Array(memory.buffer, plan.at.logits, SEQUENCE * vocabulary);
  return tokens.slice(from).map((_, k) => {
    const row = Float64Array.from(logits.subarray((from + k) * vocabulary, (from + k + 1) * vocabulary));
    const top = largestOf(row);
    const powers = row.map((value) => Math.exp(value - top));
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power) => power / sum);
  });
}

const largestOf = (values: Float64Array) => values.reduce((most, value) => Math.max(most, value));

function openOurs(adapted: boolean) {
  const open = openDecoder({
    ...base,
    ...(adapted ? { adapter: { shape: adapter, weights: adapterWeights } } : {}),
    batch: 1,
    sequence: SEQUENCE,
  });
  if (adapted) mergeAdapter({ ...open, place: PLACE });
  return open;
}

type Sequence = ReturnType<Awaited<ReturnType<LlamaModel['createContext']>>['getSequence']>;

/** llama.cpp's probabilities of what follows each prompt. */
async function theirProbabilities(
  of: LlamaModel,
  sequence: Sequence,
  prompts: readonly string[],
): Promise<Map<Token, number>[]> {
  const found: Map<Token, number>[] = [];
  for (const prompt of prompts) {
    await sequence.clearHistory();
    const tokens = of.tokenize(prompt, true);
    const out = await sequence.controlledEvaluate([
      ...tokens.slice(0, -1),
      ...tokens.slice(-1).map((token): [Token, object] => [token, { generateNext: { probabilities: true } }]),
    ]);
    const last = out.at(tokens.length - 1);
    if (last?.next.probabilities) found.push(last.next.probabilities);
  }
  return found;
}

/** Half of what the probabilities differ by, summed: 0 for the same, 1 for nothing in common. */
function distanceOf(found: Map<Token, number> | undefined, ours: Float64Array): number {
  expect(found?.size).toBe(ours.length);
  return [...(found ?? [])].reduce((sum, [token, value]) => sum + Math.abs(value - (ours[token] ?? 0)), 0) / 2;
}

async function theirs<Result>(adapted: boolean, ask: (sequence: Sequence) => Promise<Result>): Promise<Result> {
  const context = await model.createContext({
    contextSize: 256,
    threads: 1,
    ...(adapted ? { lora: { adapters: [{ filePath: adapterFile }] } } : {}),
  });
  try {
    return await ask(context.getSequence());
  } finally {
    await context.dispose();
  }
}

describe('the tokeniser and llama.cpp', () => {
  it.each(VARIED.map((text) => [text]))('cut %j into the same tokens', (text) => {
    expect(base.tokeniser.encode(text)).toEqual([...model.tokenize(text, false)]);
    expect(base.tokeniser.encodeMarked(text)).toEqual([...model.tokenize(text, true)]);
  });
});

describe.each([
  ['the base', false],
  ['the base with an adapter', true],
] as const)('%s, here and in llama.cpp', (_, adapted) => {
  it('foresees the same', async () => {
    const probabilities = await theirs(adapted, (sequence) => theirProbabilities(model, sequence, PROMPTS));
    expect(probabilities.length).toBe(PROMPTS.length);
    for (const [index, prompt] of PROMPTS.entries()) {
      const tokens = base.tokeniser.encodeMarked(prompt);
      const [ours = new Float64Array()] = ourProbabilities(openOurs(adapted), tokens, tokens.length - 1);
      // llama.cpp multiplies half-precision weights by activations rounded to half precision; we do not round those.
      expect(distanceOf(probabilities[index], ours)).toBeLessThan(0.005);
    }
  }, 120_000);

  it('writes the same answers', async () => {
    const most = 12;
    const answers = await theirs(adapted, async (sequence) => {
      const all: number[][] = [];
      for (const prompt of PROMPTS) {
        await sequence.clearHistory();
        const answer: number[] = [];
        for await (const token of sequence.evaluate(model.tokenize(prompt, true), { temperature: 0 })) {
          if (answer.push(token) >= most || model.isEogToken(token)) break;
        }
        all.push(answer);
      }
      return all;
    });
    let [written, likeliest] = [0, 0];
    for (const [index, answer] of answers.entries()) {
      const prompt = base.tokeniser.encodeMarked(PROMPTS[index] ?? '');
      const ours = ourProbabilities(openOurs(adapted), [...prompt, ...answer], prompt.length - 1);
      for (const [k, token] of answer.entries()) {
        const [top, theirs] = [largestOf(ours[k] ?? new Float64Array(1)), ours[k]?.[token] ?? 0];
        // Where two tokens are as likely, its rounding, which differs from processor to processor, decides.
        expect(top - theirs).toBeLessThan(0.01);
        written += 1;
        likeliest += top === theirs ? 1 : 0;
      }
    }
    expect(written).toBeGreaterThan(20);
    expect(likeliest / written).toBeGreaterThan(0.9);
  }, 120_000);
});

it('an adapter changes what the base foresees', () => {
  const prompt = base.tokeniser.encodeMarked(PROMPTS[0] ?? '');
  const [[plain], [adapted]] = [false, true].map((with_) =>
    ourProbabilities(openOurs(with_), prompt, prompt.length - 1),
  ) as [[Float64Array], [Float64Array]];
  expect(plain.reduce((sum, value, k) => sum + Math.abs(value - (adapted[k] ?? 0)), 0)).toBeGreaterThan(0.1);
});

describe('a base of another family, here and in llama.cpp', () => {
  it('cuts texts into the same tokens and foresees the same', async () => {
    const bytes = buildForeignBase({});
    const file = join(folder, 'foreign.gguf');
    writeFileSync(file, bytes);
    const foreign = openBase(bytes);
    const llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1, logLevel: LlamaLogLevel.error });
    const other = await llama.loadModel({ modelPath: file });
    try {
      for (const text of VARIED) {
        expect(foreign.tokeniser.encode(text)).toEqual([...other.tokenize(text, false)]);
        expect(foreign.tokeniser.encodeMarked(text)).toEqual([...other.tokenize(text, true)]);
      }
      const prompts = ['Who?', 'on the 12'].map((content) =>
        renderConversation([{ role: 'user', content }], foreign.template),
      );
      const context = await other.createContext({ contextSize: 128, threads: 1 });
      const found = await theirProbabilities(other, context.getSequence(), prompts);
      for (const [index, prompt] of prompts.entries()) {
        const tokens = foreign.tokeniser.encodeMarked(prompt);
        const open = openDecoder({ ...foreign, batch: 1, sequence: SEQUENCE });
        const [ours = new Float64Array()] = ourProbabilities(open, tokens, tokens.length - 1);
        // llama.cpp rounds activations to 8 bits before it multiplies them by Q8_0.
        expect(distanceOf(found[index], ours)).toBeLessThan(0.03);
      }
    } finally {
      await other.dispose();
    }
  }, 120_000);
});
