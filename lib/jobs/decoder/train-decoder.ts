import { Worker } from 'node:worker_threads';
import { type DecoderThreadInput, type DecoderThreadMessage, STOP_WANTED } from '@/lib/jobs/decoder/decoder-thread';
import type { BatchData } from '@/lib/models/decoder/batches/open-batches';
import { openDecoder } from '@/lib/models/decoder/open-decoder';
import type { DecoderRun } from '@/lib/models/decoder/run-steps';
import { mergeAdapter, NORM_BLOCK } from '@/lib/models/decoder/train-step';
import type { AdapterShape, DecoderShape } from '@/lib/models/decoder/types';

/** Where a training stands after `step` steps: what is trained, and AdamW's moments. */
export type DecoderCheckpoint = {
  readonly step: number;
  readonly weights: Float32Array;
  readonly mean: Float32Array;
  readonly square: Float32Array;
};

/**
 * Trains a decoder, or an adapter upon it, on `workers` threads. The result is the same bit for bit for any number of them,
 * and whether or not it was stopped and taken up again. Resolves with the last checkpoint, before the last step when
 * `signal` asked it to end.
 */
export async function trainDecoder(input: {
  shape: DecoderShape;
  weights: Float32Array;
  adapter?: { readonly shape: AdapterShape; readonly weights: Float32Array };
  run: DecoderRun;
  data: BatchData;
  batch: number;
  sequence: number;
  workers: number;
  /** Where it was stopped; null to begin. */
  resume: DecoderCheckpoint | null;
  checkpointEvery: number;
  onStep: (measured: { step: number; loss: number; norm: number }) => void;
  onCheckpoint: (checkpoint: DecoderCheckpoint) => void;
  signal: AbortSignal;
  /** OpenBLAS's library, where it is to multiply: faster, and other bits on another machine. */
  openblas?: string;
}): Promise<DecoderCheckpoint> {
  const { resume, workers, run } = input;
  const { memory, plan, kernel } = openDecoder(input);
  if (resume) {
    const floats = new Float32Array(memory.buffer);
    floats.set(resume.weights, plan.at.adapted / 4);
    floats.set(resume.mean, plan.at.mean / 4);
    floats.set(resume.square, plan.at.square / 4);
    if (plan.adapter) mergeAdapter({ kernel, plan, place: { rank: 0, workers: 1 } });
    if (resume.step >= run.steps) return resume;
  }
  const control = new Int32Array(new SharedArrayBuffer(16));
  const norms = new Float64Array(new SharedArrayBuffer(8 * Math.ceil(plan.trained / NORM_BLOCK)));
  const shared = { memory, plan, run, data: input.data, workers, control, norms };
  let last: DecoderCheckpoint | null = null;
  const onMessage = (message: DecoderThreadMessage) => {
    if (message.kind === 'step') return input.onStep(message);
    const { kind: _, ...checkpoint } = message;
    last = checkpoint;
    input.onCheckpoint(checkpoint);
  };
  const stop = () => {
    Atomics.store(control, STOP_WANTED, 1);
  };
  input.signal.addEventListener('abort', stop, { once: true });
  if (input.signal.aborted) stop();
  const threads: Worker[] = [];
  try {
    await Promise.all(
      Array.from({ length: workers }, (_, rank) => {
        const workerData: DecoderThreadInput = {
          ...shared,
          rank,
          from: (resume?.step ?? 0) + 1,
          checkpointEvery: input.checkpointEvery,
          openblas: input.openblas ?? null,
        };
        const thread = new Worker(new URL('./decoder-thread-entry.ts', import.meta.url), {
          workerData,
          execArgv: ['--import', 'tsx'],
        });
        threads.push(thread);
        return new Promise<void>((resolve, reject) => {
          thread.on('message', onMessage);
          thread.once('error', reject);
          thread.once('exit', (code) =>
            code === 0 ? resolve() : reject(new Error(`A training thread ended with ${code}.`)),
          );
        });
      }),
    );
  } finally {
    input.signal.removeEventListener('abort', stop);
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
  if (!last) throw new Error('The training ended without a checkpoint.');
  return last;
}
