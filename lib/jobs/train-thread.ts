import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '@/lib/core/errors';
import { trainClassifierHere } from '@/lib/jobs/train/train-classifier-here';
import { trainRetrievalHere } from '@/lib/jobs/train/train-retrieval-here';
import type { TrainThreadInput, TrainThreadMessage } from '@/lib/jobs/train-messages';

/** The body of a training thread: pure code on `workerData`, messages out. The queue's heartbeat goes on beside it. */
function trainInThread(input: TrainThreadInput, tell: (message: TrainThreadMessage) => void): void {
  try {
    tell(input.kind === 'classifier' ? trainClassifierHere(input, tell) : trainRetrievalHere(input, tell));
  } catch (error) {
    // An AppError is about the data and would come again; anything else ends the thread and the job is tried again.
    if (!(error instanceof AppError)) throw error;
    tell({ kind: 'refused', message: error.message });
  }
}

if (parentPort) {
  const port = parentPort;
  trainInThread(workerData as TrainThreadInput, (message) => port.postMessage(message));
}
