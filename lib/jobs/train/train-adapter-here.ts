import { buildGradientIndex } from '@/lib/attribution/adapter-influence/build-gradient-index';
import { adaptBase } from '@/lib/attribution/adapter-influence/open-adapted';
import { shareByCounts } from '@/lib/attribution/contributor-shares/share-by-counts';
import { canonicalJson } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import { keccak256 } from '@/lib/core/keccak';
import { type FitStory, openAdapterCheckpoints } from '@/lib/jobs/decoder/adapter-checkpoints';
import { checkMemory } from '@/lib/jobs/train/check-memory';
import { fitAdapter } from '@/lib/jobs/train/fit-adapter';
import { measureFit } from '@/lib/jobs/train/measure-fit';
import type { AdapterThreadInput, TrainThreadProgress, TrainThreadResult } from '@/lib/jobs/train-messages';
import { ggufAdapter } from '@/lib/models/decoder/gguf/gguf-adapter';
import { openBase } from '@/lib/models/decoder/gguf/open-base';
import { initialiseAdapter } from '@/lib/models/decoder/initialise';
import { ADAPTER_RECIPE } from '@/lib/models/decoder/recipe/adapter-recipe';
import { encodeRecord } from '@/lib/models/decoder/recipe/encode-record';
import { listExchanges } from '@/lib/models/decoder/recipe/list-exchanges';
import { planTraining } from '@/lib/models/decoder/recipe/plan-training';
import { splitRecords } from '@/lib/models/decoder/recipe/split-records';

/** What a machine brings to a training; without OpenBLAS none of it decides what comes out. */
export type AdapterMeans = {
  /** The base's file. */
  readonly base: Uint8Array;
  /** Folder of the checkpoints. */
  readonly checkpoints: string;
  readonly threads: number;
  /** Its library, where OpenBLAS multiplies: faster, and not the same bits on another machine. */
  readonly openblas?: string | null;
  /** Ends the training after its step, with a checkpoint. */
  readonly signal: AbortSignal;
};

/**
 * Trains an adapter in two fits, from the calling thread: one without the held-out records, which is measured, then one with
 * all of them, which is published; where nothing is held out, the second alone. The same bits on any machine, for any number
 * of threads, and however often it was stopped. Throws `invalid-input` with what is wrong with the base or the records;
 * `TrainingStopped`.
 */
export async function trainAdapterHere(
  input: AdapterThreadInput,
  { base: file, checkpoints: folder, threads, openblas = null, signal }: AdapterMeans,
  tell: (progress: TrainThreadProgress) => void,
): Promise<TrainThreadResult> {
  const { records, settings } = input;
  const base = openBase(file);
  const shape = { rank: settings.rank, alpha: settings.rank };
  const pieces = records.map((record, index) => listExchanges(record).map((piece) => ({ ...piece, record: index })));
  const { trained, heldOut } = splitRecords(records, settings);
  const taught = trained.flatMap((index) => pieces[index] ?? []);
  const asked = heldOut.flatMap((index) => pieces[index] ?? []);
  // A record without a text teaches and asks nothing.
  const evaluated = taught.length > 0 && asked.length > 0;
  const all = pieces.flat();
  if (all.length === 0) throw new AppError('invalid-input', 'The records have no text to learn.');
  const plan = planTraining({
    lengths: all.map(({ question, answer }) => {
      const turn = encodeRecord(base, { question, text: answer });
      return turn.question.length + turn.answer.length;
    }),
    context: base.shape.context,
    steps: settings.steps,
    evaluated,
  });
  checkMemory({ shape: base.shape, adapter: shape, batch: plan.batch, sequence: plan.sequence, threads });
  const accelerator = openblas ? 'openblas' : 'wasm-simd';
  const binding = keccak256(
    canonicalJson({ input, recipe: ADAPTER_RECIPE.version, ...(openblas ? { accelerator } : {}) }),
  );
  const checkpoints = openAdapterCheckpoints({ folder, binding });
  const shared = { base, shape, plan, checkpoints, threads, openblas, signal, tell };
  const seed = `${settings.seed}:adapter`;
  const start = initialiseAdapter(base.shape, shape, seed);
  let samples: FitStory['samples'] = [];
  let measured: ReturnType<typeof measureFit> | null = null;
  if (evaluated) {
    const first = { phase: 'evaluation', pieces: taught, asked, weights: start, settings, seed, samples } as const;
    const fitted = await fitAdapter(shared, first);
    samples = fitted.samples;
    measured = measureFit({ base, adapter: { shape, weights: fitted.weights }, taught, asked, records, trained }, tell);
  }
  const last = { phase: 'final', pieces: all, asked: [], weights: start, settings, seed, samples } as const;
  const { weights } = await fitAdapter(shared, last);
  const turns = records.map((record) => encodeRecord(base, record));
  const { decoder } = adaptBase(base, { shape, weights });
  const every = Math.ceil(records.length / 50);
  const gradients = buildGradientIndex({ decoder, turns }, (done) => {
    if (done % every === 0) tell({ kind: 'tracing', done, total: records.length });
  });
  return {
    kind: 'result',
    bytes: ggufAdapter({ name: input.name, shape: base.shape, adapter: shape, weights }),
    gradients,
    shares: shareByCounts(records.map(({ credits }) => credits)),
    trained: {
      kind: 'adapter',
      steps: plan.finalSteps,
      accelerator,
      evaluation: measured?.evaluation ?? null,
      attribution: measured?.attribution ?? { pays: 'influence', measured: null },
    },
  };
}
