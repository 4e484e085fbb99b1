import { parentPort, workerData } from 'node:worker_threads';
import { shareContributors } from '@/lib/attribution/contributor-shares/share-contributors';
import { AppError } from '@/lib/core/errors';
import type { TrainThreadInput, TrainThreadMessage } from '@/lib/jobs/train-messages';
import { encodeClassifier } from '@/lib/models/classifier/model-bytes';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';

/** The body of a training thread: pure code on `workerData`, messages out. The queue's heartbeat goes on beside it. */
function trainInThread({ records, settings }: TrainThreadInput, tell: (message: TrainThreadMessage) => void): void {
  try {
    const trained = trainClassifier({ records, settings }, (progress) => tell({ kind: 'iteration', ...progress }));
    const shares = shareContributors({ trained, records }, (progress) => tell({ kind: 'sharing', ...progress }));
    tell({
      kind: 'result',
      bytes: encodeClassifier(trained.model),
      labels: trained.model.labels,
      evaluation: trained.evaluation,
      shares,
    });
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
