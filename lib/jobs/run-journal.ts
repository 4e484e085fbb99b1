import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import type { TrainThreadProgress } from '@/lib/jobs/train-messages';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { LossPoint, TrainingProgressView } from '@/lib/schemas/training';

const WRITE_EVERY_MS = 400;
/** Newton iterations a fit usually takes; only the progress bar leans on it. */
const USUAL_ITERATIONS = 25;

type Progress = TrainThreadProgress | { kind: 'storing' };

export type RunJournal = {
  begin: () => Promise<void>;
  tell: (progress: Progress) => void;
  succeed: (result: {
    manifest: ModelManifest;
    manifestCid: string;
    manifestHash: Hex;
    weightsCid: string;
  }) => Promise<void>;
  fail: (problem: string) => Promise<void>;
  /** Ends the timer; waits for the write under way. */
  close: () => Promise<void>;
};

/**
 * Writes a run's progress a few times a second while it works, and notices its cancellation: every write says
 * `state = 'running'` and changes no row once the run has another state.
 */
export function openRunJournal({
  db,
  runId,
  onCancelled,
}: {
  db: Db;
  runId: string;
  onCancelled: () => void;
}): RunJournal {
  const lossCurve: LossPoint[] = [];
  let progress: TrainingProgressView = view('reading', 0, 'Reading the records');
  let changed = false;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    changed = false;
    const { count } = await db.trainingRun.updateMany({
      where: { id: runId, state: 'running' },
      data: { progress, lossCurve },
    });
    if (count === 0) onCancelled();
  }
  const timer = setInterval(() => {
    writing = writing.then(() => write()).catch((error) => console.error('The progress was not written.', error));
  }, WRITE_EVERY_MS);

  async function close(): Promise<void> {
    clearInterval(timer);
    await writing;
    if (changed) await write();
  }

  return {
    begin: async () => {
      await db.trainingRun.updateMany({
        where: { id: runId, state: { in: ['queued', 'running'] } },
        data: { state: 'running', startedAt: new Date(), progress, lossCurve: [], problem: '' },
      });
    },
    tell: (told) => {
      changed = true;
      if (told.kind === 'iteration') {
        const { phase, iteration, loss, gradientMax } = told;
        lossCurve.push({ phase, iteration, loss, gradientMax });
        const within = Math.min(1, iteration / USUAL_ITERATIONS);
        progress = {
          step: phase === 'evaluation' ? 'measuring' : 'fitting',
          iteration,
          loss,
          gradientMax,
          fraction: phase === 'evaluation' ? 0.05 + 0.4 * within : 0.45 + 0.2 * within,
          detail: phase === 'evaluation' ? 'Fitting without the held-out records' : 'Fitting on every record',
          tokensPerSecond: null,
          secondsLeft: null,
          samples: [],
        };
      } else if (told.kind === 'storing') {
        progress = view('storing', 0.97, 'Storing the weights');
      } else {
        progress = stepView(told);
      }
    },
    succeed: async ({ manifest, manifestCid, manifestHash, weightsCid }) => {
      await close();
      await db.trainingRun.updateMany({
        where: { id: runId, state: 'running' },
        data: {
          state: 'succeeded',
          finishedAt: new Date(),
          progress: view('done', 1, 'Done'),
          ...(manifest.evaluation ? { metrics: manifest.evaluation } : {}),
          manifest,
          manifestCid,
          manifestHash,
          weightsCid,
        },
      });
    },
    fail: async (problem) => {
      await close();
      await db.trainingRun.updateMany({
        where: { id: runId, state: { in: ['queued', 'running'] } },
        data: { state: 'failed', finishedAt: new Date(), problem },
      });
    },
    close,
  };
}

function view(step: TrainingProgressView['step'], fraction: number, detail: string): TrainingProgressView {
  return {
    step,
    iteration: 0,
    loss: null,
    gradientMax: null,
    fraction,
    detail,
    tokensPerSecond: null,
    secondsLeft: null,
    samples: [],
  };
}

type Counted = Extract<TrainThreadProgress, { done: number }>;

/** Where on the progress bar each counted step begins and ends, and its words. */
const STEPS = {
  indexing: { step: 'indexing', from: 0.05, to: 0.45, words: 'Reading and indexing the passages' },
  asking: { step: 'measuring', from: 0.45, to: 0.65, words: 'Asking the questions that the records bring' },
  judging: { step: 'measuring', from: 0.62, to: 0.65, words: 'Finding records that do harm' },
  sharing: { step: 'sharing', from: 0.65, to: 0.95, words: 'Measuring again without each contributor' },
} as const satisfies Record<
  Counted['kind'],
  { step: TrainingProgressView['step']; from: number; to: number; words: string }
>;

function stepView({ kind, done, total }: Counted): TrainingProgressView {
  const { step, from, to, words } = STEPS[kind];
  return view(step, from + (to - from) * (done / Math.max(1, total)), `${words} (${done} of ${total})`);
}
