import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '@/lib/core/errors';
import { trainClassifierHere } from '@/lib/jobs/train/train-classifier-here';
import { trainRetrievalHere } from '@/lib/jobs/train/train-retrieval-here';
import type { TrainThreadInput, TrainThreadMessage, TrainThreadResult } from '@/lib/jobs/train-messages';

/** The body of a training thread: pure code on `workerData`, messages out. The queue's heartbeat goes on beside it. */
function trainInThread(input: TrainThreadInput, tell: (message: TrainThreadMessage) => void): void {
  try {
    tell(trainHere(input, tell));
  } catch (error) {
    // An AppError is about the data and would come again; anything else ends the thread and the job is tried again.
    if (!(error instanceof AppError)) throw error;
    tell({ kind: 'refused', message: error.message });
  }
}

function trainHere(input: TrainThreadInput, tell: (message: TrainThreadMessage) => void): TrainThreadResult {
  switch (input.kind) {
    case 'classifier':
      return trainClassifierHere(input, tell);
    case 'retrieval':
      return trainRetrievalHere(input, tell);
    case 'adapter':
      // An adapter is trained in threads of its own (lib/jobs/train/compute-job.ts).
      throw new Error('The training thread of classifiers and passages was given an adapter.');
  }
}

if (parentPort) {
  const port = parentPort;
  trainInThread(workerData as TrainThreadInput, (message) => port.postMessage(message));
}
