/**
 * How fast a decoder is trained, and what part of the kernel's own speed a whole step keeps:
 *   npm run bench:train [-- --repeats 5] [--openblas FILE]
 * On one thread, of the processor's time where Node tells it, which a busy machine stretches less than the clock; then on
 * all processors, of the clock. OpenBLAS is the file given, or what OPENBLAS_LIBRARY names, or the system's.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Openblas, openOpenblas } from '@/lib/jobs/decoder/accelerators/open-openblas';
import { trainDecoder } from '@/lib/jobs/decoder/train-decoder';
import { openBatches } from '@/lib/models/decoder/batches/open-batches';
import { openBase } from '@/lib/models/decoder/gguf/open-base';
import { initialiseAdapter } from '@/lib/models/decoder/initialise';
import { createDecoderMemory, type DecoderKernel, openDecoderKernel } from '@/lib/models/decoder/kernel';
import { openDecoder } from '@/lib/models/decoder/open-decoder';
import { trainStep } from '@/lib/models/decoder/train-step';

const { values } = parseArgs({ options: { repeats: { type: 'string', default: '5' }, openblas: { type: 'string' } } });
const repeats = Number(values.repeats);
const base = openBase(new Uint8Array(readFileSync('assets/base-model/tributary-base.gguf')));
const RANK = { rank: 16, alpha: 16 };
/** As the base is trained, and as adapters are. */
const SIZES = { full: { batch: 8, sequence: 256 }, adapter: { batch: 32, sequence: 32 } } as const;
const ALONE = { rank: 0, workers: 1 };
const TERMS = { step: 1, rate: 1e-4, beta1: 0.9, beta2: 0.95, epsilon: 1e-8, decay: 0, clip: 1 };
const SQUARE = 1024;
const stream = Int32Array.from({ length: 100_000 }, (_, k) => (k * 7919) % base.shape.vocabulary);

/** Seconds that a call took: of the processor in this thread, or of the clock where Node does not tell. */
function secondsOf(act: () => void): number {
  const used = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1e6;
  };
  const clock = () => performance.now() / 1000;
  const now = typeof process.threadCpuUsage === 'function' ? used : clock;
  const from = now();
  act();
  return now() - from;
}

type Work = { readonly name: string; readonly flops: number; readonly tokens: number; readonly act: () => void };
type Measured = Work & { readonly seconds: number };

/** The multiplication alone, at its best. */
function squareWork(openblas: Openblas | null): Work {
  const bytes = 4 * SQUARE * SQUARE;
  const memory = createDecoderMemory(4 * bytes + (8 << 20));
  const own = openDecoderKernel(memory);
  const kernel = openblas ? openblas.accelerate(own, memory) : own;
  const [a, b, c] = [8 << 20, (8 << 20) + bytes, (8 << 20) + 2 * bytes];
  new Float32Array(memory.buffer, a, 2 * SQUARE * SQUARE).fill(0.5);
  return {
    name: `multiplying ${SQUARE} × ${SQUARE} matrices`,
    flops: 2 * SQUARE ** 3,
    tokens: 0,
    act: () =>
      kernel.multiply(...([SQUARE, SQUARE, SQUARE, a, SQUARE, 1, b, SQUARE, 1, c, SQUARE, 0, 65_536] as const)),
  };
}

/** A whole step of training: forward, backward, gradient, AdamW and, for an adapter, merging. */
function stepWork(kind: 'full' | 'adapter', openblas: Openblas | null): Work {
  const { batch, sequence } = SIZES[kind];
  const { memory, kernel, plan } = openDecoder({
    ...{ shape: base.shape, weights: base.weights, batch, sequence },
    ...(kind === 'full' ? {} : { adapter: { shape: RANK, weights: initialiseAdapter(base.shape, RANK, 'bench') } }),
  });
  const { tokens, targets } = openBatches({ kind: 'text', stream, seed: 'bench' }, plan)(1);
  new Int32Array(memory.buffer, plan.at.tokens, tokens.length).set(tokens);
  new Int32Array(memory.buffer, plan.at.targets, targets.length).set(targets);
  const norms = new Float64Array(Math.ceil(plan.trained / 4096));
  const worker = { memory, plan, place: ALONE, meet: () => {} };
  const stepWith = (multiplier: DecoderKernel) =>
    trainStep({ ...worker, kernel: multiplier }, { targets: tokens.length, terms: TERMS, norms });
  // What is counted is what is multiplied, nothing of what stands around it.
  let flops = 0;
  const counting: DecoderKernel['multiply'] = (...sizes) => {
    flops += 2 * sizes[0] * sizes[1] * sizes[2];
    kernel.multiply(...sizes);
  };
  stepWith({ ...kernel, multiply: counting });
  const fast = openblas ? openblas.accelerate(kernel, memory) : kernel;
  const name = kind === 'full' ? 'a step of the whole base' : `a step of an adapter of rank ${RANK.rank}`;
  return {
    name: `${name}, ${batch} × ${sequence} tokens`,
    flops,
    tokens: tokens.length,
    act: () => stepWith(fast),
  };
}

/** The best of several times, the works in turn, so that a busy minute slows none of them alone. */
function measure(works: readonly Work[]): Measured[] {
  const best = works.map(({ act }) => secondsOf(act));
  for (let round = 0; round < repeats; round++) {
    for (const [index, { act }] of works.entries()) best[index] = Math.min(best[index] ?? 0, secondsOf(act));
  }
  return works.map((work, index) => ({ ...work, seconds: best[index] ?? 0 }));
}

const speedOf = ({ flops, seconds }: Measured) => flops / seconds / 1e9;

function printAlone(title: string, [square, ...steps]: Measured[]): void {
  if (!square) return;
  console.log(`\n${title}, one thread`);
  console.log(`  ${square.name.padEnd(52)} ${speedOf(square).toFixed(1).padStart(6)} GFLOP/s`);
  for (const step of steps) {
    const part = (100 * speedOf(step)) / speedOf(square);
    const tokens = Math.round(step.tokens / step.seconds);
    console.log(
      `  ${step.name.padEnd(52)} ${speedOf(step).toFixed(1).padStart(6)} GFLOP/s = ${part.toFixed(0)} % of that, ${tokens} tokens/s`,
    );
  }
}

/** Tokens a second of the clock on so many threads, without the time that these take to start. */
async function measureThreads(kind: 'full' | 'adapter', workers: number, library: string | null): Promise<number> {
  const { batch, sequence } = SIZES[kind];
  const steps = 4 + repeats * (kind === 'full' ? 1 : 4);
  let [from, last] = [0, 0];
  await trainDecoder({
    ...{ shape: base.shape, weights: base.weights, batch, sequence, workers },
    ...(kind === 'full' ? {} : { adapter: { shape: RANK, weights: initialiseAdapter(base.shape, RANK, 'bench') } }),
    run: { steps, rate: 1e-4, warmup: 1, decay: 0, clip: 1, beta1: 0.9, beta2: 0.95 },
    data: { kind: 'text', stream, seed: 'bench' },
    resume: null,
    checkpointEvery: steps,
    onStep: ({ step }) => {
      if (step === 2) from = performance.now();
      last = performance.now();
    },
    onCheckpoint: () => {},
    signal: new AbortController().signal,
    ...(library === null ? {} : { openblas: library }),
  });
  return ((steps - 2) * batch * sequence * 1000) / (last - from);
}

const wanted = values.openblas ?? process.env.OPENBLAS_LIBRARY ?? 'system';
const openblas = await openOpenblas(wanted === 'system' ? null : wanted);
const worksOf = (by: Openblas | null) => [squareWork(by), stepWork('full', by), stepWork('adapter', by)];
const [kernelWorks, openblasWorks] = [worksOf(null), openblas ? worksOf(openblas) : []];
const measured = measure([...kernelWorks, ...openblasWorks]);
const ours = measured.slice(0, kernelWorks.length);
const theirs = measured.slice(kernelWorks.length);
printAlone('The kernel (plain SIMD in WebAssembly, the same bits everywhere)', ours);
if (openblas) {
  printAlone('OpenBLAS (other bits on another machine)', theirs);
  const ratios = ours.map((one, index) => one.seconds / (theirs[index]?.seconds ?? Number.NaN));
  console.log(
    `\nOpenBLAS against the kernel: ${ratios.map((ratio) => `${ratio.toFixed(1)}×`).join(', ')}, in this order`,
  );
} else console.log('\nNo OpenBLAS was found, or koffi is not installed: name its library in OPENBLAS_LIBRARY.');

const workers = availableParallelism();
console.log(`\nOn ${workers} threads, of the clock`);
for (const kind of ['full', 'adapter'] as const) {
  for (const [by, library] of [
    ['the kernel', null],
    ...(openblas ? [['OpenBLAS', openblas.library] as const] : []),
  ] as const) {
    const speed = await measureThreads(kind, workers, library);
    console.log(`  ${kind === 'full' ? 'the whole base' : 'an adapter'} by ${by}: ${Math.round(speed)} tokens/s`);
  }
}

const kept = ours[1] && ours[0] ? speedOf(ours[1]) / speedOf(ours[0]) : 0;
console.log(
  `\n${kept >= 0.6 ? '✓' : '✗'} a step keeps ${(100 * kept).toFixed(0)} % of the kernel's own speed (goal 60 %)`,
);
process.exitCode = kept >= 0.6 ? 0 : 1;
