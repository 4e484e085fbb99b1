import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError } from '@/lib/core/errors';
import type { ThreadWatch } from '@/lib/jobs/run-training-thread';
import type { ComputeMeans } from '@/lib/jobs/train/compute-job';
import type { AdapterThreadInput, TrainThreadMessage, TrainThreadResult } from '@/lib/jobs/train-messages';

/** More threads than this gain nothing on the short sequences of questions and answers. */
const MOST_THREADS = 8;
/** So long a training that is asked to stop may take to write its checkpoint, in milliseconds. */
const STOPPING_MS = 20_000;

/** What the thread that leads a training is given. */
export type AdapterThreadData = {
  readonly input: AdapterThreadInput;
  readonly base: Uint8Array;
  readonly checkpoints: string;
  readonly threads: number;
  readonly openblas: string | null;
};

/**
 * Trains an adapter: a thread leads, and threads of its own compute. Aborting the signal ends it after its step, with a
 * checkpoint that the next call goes on from, and rejects with the signal's reason. Throws as `trainAdapterHere`, and what
 * reading the base throws.
 */
export async function trainAdapter(
  input: AdapterThreadInput,
  { signal, onProgress }: ThreadWatch,
  { readFile, checkpoints, openblas = null }: ComputeMeans,
): Promise<TrainThreadResult> {
  const base = await readFile(input.base.cid);
  signal.throwIfAborted();
  const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism()));
  const workerData: AdapterThreadData = { input, base, checkpoints, threads, openblas };
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./adapter-thread.ts', import.meta.url), {
      workerData,
      execArgv: ['--import', 'tsx'],
    });
    let patience: NodeJS.Timeout | undefined;
    const end = (settle: () => void) => {
      signal.removeEventListener('abort', stop);
      clearTimeout(patience);
      // The threads it leads end with it.
      void thread.terminate();
      settle();
    };
    const giveUp = () => end(() => reject(signal.reason));
    const stop = () => {
      thread.postMessage('stop');
      patience = setTimeout(giveUp, STOPPING_MS);
    };
    signal.addEventListener('abort', stop, { once: true });
    thread.on('message', (message: TrainThreadMessage) => {
      if (message.kind === 'result') end(() => resolve(message));
      else if (message.kind === 'refused') end(() => reject(new AppError('invalid-input', message.message)));
      else if (message.kind === 'stopped') giveUp();
      else onProgress(message);
    });
    thread.on('error', (error) => end(() => reject(error)));
    thread.on('exit', (code) =>
      end(() => reject(new Error(`The thread of an adapter's training ended with ${code}.`))),
    );
  });
}
