import { Worker } from 'node:worker_threads';
import { AppError } from '@/lib/core/errors';
import type {
  TrainThreadInput,
  TrainThreadMessage,
  TrainThreadProgress,
  TrainThreadResult,
} from '@/lib/jobs/train-messages';

/** Who watches a training: aborting `signal` ends it. */
export type ThreadWatch = { signal: AbortSignal; onProgress: (progress: TrainThreadProgress) => void };

/**
 * Trains in a thread of its own. `onProgress` hears every iteration; aborting `signal` ends the thread and the promise
 * rejects with the signal's reason. Throws `invalid-input` with the trainer's words when the data cannot be trained on.
 */
export function runTrainingThread(
  input: TrainThreadInput,
  { signal, onProgress }: ThreadWatch,
): Promise<TrainThreadResult> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./train-thread.ts', import.meta.url), {
      workerData: input,
      // The thread's own module hooks: whoever started this process may have loaded its TypeScript another way.
      execArgv: ['--import', 'tsx'],
    });
    const end = (settle: () => void) => {
      signal.removeEventListener('abort', abort);
      void thread.terminate();
      settle();
    };
    const abort = () => end(() => reject(signal.reason));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort);
    thread.on('message', (message: TrainThreadMessage) => {
      if (message.kind === 'result') end(() => resolve(message));
      else if (message.kind === 'refused') end(() => reject(new AppError('invalid-input', message.message)));
      else if (message.kind === 'stopped') abort();
      else onProgress(message);
    });
    thread.on('error', (error) => end(() => reject(error)));
    thread.on('exit', (code) => end(() => reject(new Error(`The training thread ended with code ${code}.`))));
  });
}
