import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { viewProgress, viewStep } from '@/lib/jobs/progress-view';
import type { TrainThreadProgress } from '@/lib/jobs/train-messages';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { LossPoint, TrainingProgressView } from '@/lib/schemas/training';

const WRITE_EVERY_MS = 400;

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
 * Writes a run's progress a few times a second while it works, and notices that it was cancelled or paused: every write
 * says `state = 'running'` and changes no row once the run has another state. Nor once another worker began it anew, as
 * after a pause that was over before this one noticed: each beginning has a time of its own.
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
  let progress: TrainingProgressView = viewStep('reading', 0, 'Reading the records');
  let changed = false;
  let writing: Promise<void> = Promise.resolve();
  let startedAt: Date | null = null;
  const own = () => ({ id: runId, state: 'running', ...(startedAt && { startedAt }) });

  async function write(): Promise<void> {
    // With nothing to tell, only whether the run still is to be worked on is asked: others may compute it and tell.
    const data = changed ? { progress, lossCurve } : { state: 'running' };
    changed = false;
    const { count } = await db.trainingRun.updateMany({ where: own(), data });
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
      startedAt = new Date();
      const data = { state: 'running', startedAt, progress, lossCurve: [], problem: '' };
      const begun = writing.then(() =>
        db.trainingRun.updateMany({ where: { id: runId, state: { in: ['queued', 'running'] } }, data }),
      );
      // The timer's writes come after it: before, the run would look like one that was cancelled.
      writing = begun.then(
        () => undefined,
        () => undefined,
      );
      await begun;
    },
    tell: (told) => {
      changed = true;
      const point = pointOf(told);
      if (point) lossCurve.push(point);
      progress = told.kind === 'storing' ? viewStep('storing', 0.97, 'Storing the weights') : viewProgress(told);
    },
    succeed: async ({ manifest, manifestCid, manifestHash, weightsCid }) => {
      await close();
      await db.trainingRun.updateMany({
        where: own(),
        data: {
          state: 'succeeded',
          finishedAt: new Date(),
          progress: viewStep('done', 1, 'Done'),
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

function pointOf(told: Progress): LossPoint | null {
  if (told.kind === 'teaching') {
    return { phase: told.phase, iteration: told.step, loss: told.loss, gradientMax: told.norm };
  }
  if (told.kind !== 'iteration') return null;
  return { phase: told.phase, iteration: told.iteration, loss: told.loss, gradientMax: told.gradientMax };
}
